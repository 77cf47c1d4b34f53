using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses;

/// <summary>Why a kept response, or an item of one, is not given out.</summary>
internal static class ResponseRefusals
{
    // One sentence for all of these, so that nobody learns what another key has asked.
    private const string Unknown =
        "This client key has no such response here. It may be unknown, deleted, expired, or another key's; "
        + "how long they are kept says the setting Llm:Responses:Retention.";

    public static GatewayError NotFound { get; } = new(404, GatewayError.InvalidRequest, "response_not_found", Unknown, "response_id");

    public static GatewayError PreviousNotFound { get; } =
        GatewayError.Invalid("previous_response_not_found", Unknown, "previous_response_id");

    public static GatewayError PreviousUnfinished { get; } = GatewayError.Invalid(
        "previous_response_unfinished", "The response to continue is not finished. Wait for it, or cancel it.", "previous_response_id");

    public static GatewayError StoreDisabled { get; } = GatewayError.Invalid(
        "store_disabled", "This server keeps no responses. Send the whole conversation and `store: false`.", "store");

    public static GatewayError NoStreamInBackground { get; } = GatewayError.Invalid(
        "unsupported_value", "A response in the background has no stream. Leave one of the two out, and read it by its id.", "stream");

    public static GatewayError NotKeptInBackground { get; } = GatewayError.Invalid(
        "unsupported_value", "A response in the background is read by its id, so it must be kept. Leave `store` out.", "store");

    public static GatewayError Unreadable { get; } = new(
        503, "server_error", "responses_unreadable",
        "The kept responses that the request names cannot be read just now. Try again shortly, or send the whole conversation.",
        RetryAfter: TimeSpan.FromSeconds(5));

    public static GatewayError NotKept { get; } = new(
        503, "server_error", "responses_not_kept",
        "This server cannot seal responses just now, so none is kept. Send the whole conversation and `store: false`.", "store");

    public static GatewayError ChainTooLong { get; } = GatewayError.Invalid(
        "conversation_too_long",
        $"The conversation has more than {ChainLink.Most} responses one after the other. Send the items themselves in input.",
        "previous_response_id");

    public static GatewayError NotBackground { get; } = GatewayError.Invalid(
        "response_not_cancellable", "Only a response that was asked for with `background: true` can be cancelled.", "response_id");

    public static GatewayError Unfinished { get; } = GatewayError.Invalid(
        "response_unfinished", "The response is not finished, so there are no events yet. Ask again without stream until it is.", "stream");

    public static GatewayError TooManyWait { get; } = new(
        429, GatewayError.RateLimit, "too_many_background_responses",
        "This client key has as many unfinished background responses as it may have. Wait for one to end, or cancel one.",
        "background", TimeSpan.FromSeconds(10));

    public static GatewayError ItemNotFound(string param) => new(
        404, GatewayError.InvalidRequest, "item_not_found",
        "This client key has no such item here. It may be unknown, deleted, expired, or another key's. Send the item itself.", param);

    public static GatewayError TooLarge(int limit, string param) => new(
        413, GatewayError.InvalidRequest, "request_too_large",
        $"With the kept responses it names, the request is larger than {limit / 1024 / 1024} MiB. Begin anew with a shorter conversation.",
        param);
}
