namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// An error in OpenAI's shape: <c>{"error":{"message","type","param","code"}}</c>. The message is written by this server; text of an
/// upstream is passed on only after redaction has been over it, and a key never.
/// </summary>
/// <param name="Status">HTTP status towards the client.</param>
/// <param name="Type">OpenAI's type, for instance <c>invalid_request_error</c>.</param>
/// <param name="Code">Machine name of the reason.</param>
/// <param name="Message">What, where, and how to mend it.</param>
/// <param name="Param">The request field at fault.</param>
/// <param name="RetryAfter">Sent as Retry-After.</param>
internal sealed record GatewayError(
    int Status, string Type, string Code, string Message, string? Param = null, TimeSpan? RetryAfter = null)
{
    public const string InvalidRequest = "invalid_request_error";
    public const string RateLimit = "rate_limit_error";
    public const string Quota = "insufficient_quota";
    public const string Upstream = "upstream_error";
    public const string Authentication = "authentication_error";
    public const string Permission = "permission_error";

    /// <summary>
    /// Whether clients are told not to try again (<c>x-should-retry: false</c>): it would not help, or the provider may have made, and
    /// charged, an answer already.
    /// </summary>
    public bool IsLastWord { get; init; }

    public static GatewayError Invalid(string code, string message, string? param = null) =>
        new(400, InvalidRequest, code, message, param);
}
