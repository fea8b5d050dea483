"""The table of methods, and how one request is carried out: fault, parameters, action, transcript."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.preview import answering, chats, profile, receiving, sending
from bot.preview.backend import Backend
from bot.preview.errors import ApiError
from bot.preview.faults import Fault
from bot.preview.params import Table, Values
from bot.preview.transcript import Call


@dataclass(frozen=True)
class Method:
    """One method: its name as documented, its parameters, what it does, and what it says besides the result."""

    name: str
    table: Table
    handler: Callable[[Backend, Values], Any]
    remark: str | None = None


METHODS = {
    method.name.lower(): method
    for method in (
        Method("getMe", profile.NOTHING, profile.get_me),
        Method("logOut", profile.NOTHING, profile.log_out),
        Method("close", profile.NOTHING, profile.close),
        Method("getUpdates", receiving.GET_UPDATES, receiving.get_updates),
        Method("setWebhook", receiving.SET_WEBHOOK, receiving.set_webhook, "Webhook was set"),
        Method("deleteWebhook", receiving.DELETE_WEBHOOK, receiving.delete_webhook, "Webhook was deleted"),
        Method("getWebhookInfo", profile.NOTHING, receiving.get_webhook_info),
        Method("getFile", receiving.GET_FILE, receiving.get_file),
        Method("sendMessage", sending.SEND_MESSAGE, sending.send_message),
        Method("editMessageText", sending.EDIT_TEXT, sending.edit_message_text),
        Method("editMessageReplyMarkup", sending.EDIT_MARKUP, sending.edit_message_reply_markup),
        Method("deleteMessage", sending.DELETE_MESSAGE, sending.delete_message),
        Method("sendChatAction", sending.SEND_CHAT_ACTION, sending.send_chat_action),
        Method("answerCallbackQuery", answering.ANSWER_CALLBACK, answering.answer_callback_query),
        Method("answerInlineQuery", answering.ANSWER_INLINE, answering.answer_inline_query),
        Method("setMyCommands", profile.SET_COMMANDS, profile.set_my_commands),
        Method("getMyCommands", profile.COMMANDS, profile.get_my_commands),
        Method("deleteMyCommands", profile.COMMANDS, profile.delete_my_commands),
        Method("setMyDescription", profile.SET_DESCRIPTION, profile.set_my_description),
        Method("setMyShortDescription", profile.SET_SHORT_DESCRIPTION, profile.set_my_short_description),
        Method("getMyDescription", profile.DESCRIPTION, profile.get_my_description),
        Method("getMyShortDescription", profile.DESCRIPTION, profile.get_my_short_description),
        Method("getChat", chats.CHAT, chats.get_chat),
        Method("getChatMember", chats.CHAT_MEMBER, chats.get_chat_member),
        Method("getChatAdministrators", chats.CHAT_ADMINISTRATORS, chats.get_chat_administrators),
        Method("getChatMemberCount", chats.CHAT, chats.get_chat_member_count),
        Method("leaveChat", chats.CHAT, chats.leave_chat),
    )
}


@dataclass(frozen=True)
class Answer:
    """What a request comes to: the HTTP status, the envelope, and a fault that the transport has to act out."""

    status: int
    envelope: Mapping[str, Any]
    fault: Fault | None = None
    retry_after: int | None = None


class Switchboard:
    """Carries out requests one by one and writes each into the transcript."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._arrived = 0

    async def call(self, name: str, raw: Mapping[str, str]) -> Answer:
        """Carry out one method, whose parameters are given as a form carries them.

        Never raises for what a bot did wrong: that is an answer too.
        """
        number, method = self._next(name)
        fault = self._backend.faults.take(name)
        if fault is not None and (fault.error is not None or fault.drop == "before"):
            error = fault.error or ApiError(500, "the line was cut before the request was acted on")
            return self._close(number, method.name if method else name, raw, error=error, fault=fault)
        values: Mapping[str, Any] = raw
        try:
            if method is None:
                raise ApiError(404, "method not found")  # noqa: TRY301 - every refusal takes one way out
            if self._backend.profile.logged_out:
                raise ApiError(400, "Logged out")  # noqa: TRY301
            values = method.table.decode(method.name, raw)
            result = method.handler(self._backend, dict(values))
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            answer = self._close(number, method.name if method else name, values, error=error, fault=fault)
        else:
            answer = self._close(number, method.name, values, result=result, remark=method.remark, fault=fault)
        if fault is not None and fault.gate is not None:
            await fault.gate.wait()
        if fault is not None and fault.delay:
            await self._backend.clock.sleep(fault.delay)
        return answer

    def refuse(self, name: str, error: ApiError) -> Answer:
        """The answer to a request of which not even the parameters could be read."""
        number, method = self._next(name)
        return self._close(number, method.name if method else name, {}, error=error)

    def _next(self, name: str) -> tuple[int, Method | None]:
        self._arrived += 1
        return self._arrived, METHODS.get(name.lower())

    def _close(
        self,
        number: int,
        name: str,
        params: Mapping[str, Any],
        *,
        result: Any = None,
        remark: str | None = None,
        error: ApiError | None = None,
        fault: Fault | None = None,
    ) -> Answer:
        if error is not None:
            answer = Answer(error.code, error.to_dict(), fault, error.retry_after)
        else:
            described = {"description": remark} if remark else {}
            answer = Answer(200, {"ok": True, "result": result, **described}, fault)
        call = Call(
            number,
            name,
            dict(params),
            0 if fault is not None and fault.drop else answer.status,
            result,
            error.description if error is not None else None,
            accepted=error is None,
            fault=fault.name if fault is not None else None,
            at=self._backend.clock.now(),
        )
        self._backend.transcript.add(call)
        self._backend.bell.ring()
        return answer
