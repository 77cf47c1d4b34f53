using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Who is calling <c>/v1</c>, and whether the key may do this. Each vendor's clients send the key in a header of their own; all of them
/// name a key of this server. The refusal never repeats what was sent.
/// </summary>
internal static class ClientKeyCheck
{
    private const string Anthropic = "x-api-key";
    private const string Google = "x-goog-api-key";
    private const string Scheme = "Bearer ";

    private static readonly GatewayError Unknown = new(401, GatewayError.Authentication, "invalid_api_key",
        "This client key is missing, unknown, revoked or expired. Send 'Authorization: Bearer mk_…' with a key made under client keys; "
        + $"{Anthropic} and {Google} take it as well.");

    private static readonly GatewayError Conflicting = new(400, GatewayError.InvalidRequest, "conflicting_api_keys",
        $"The request names two different keys. Send one, in only one of the headers Authorization, {Anthropic} and {Google}; perhaps an "
        + "environment variable sets the other.");

    public static GatewayError? Find(HttpContext http, IClientKeys keys, string? scope, out ClientKey key)
    {
        var headers = http.Request.Headers;
        var (bearer, others) = (headers.Authorization, StringValues.Concat(headers[Anthropic], headers[Google]));
        ClientKey? found = null;
        var conflicts = false;
        if (others.Count > 0)
        {
            found = Among(StringValues.Concat(bearer, others), keys, out conflicts);
        }
        else if (bearer.Count == 1 && bearer[0] is { } header)
        {
            found = keys.FindBearer(header);
        }

        key = found!;
        if (found is null)
        {
            return conflicts ? Conflicting : Unknown;
        }

        keys.Touch(found.Id);
        return scope is null || found.Scopes.Contains(scope) ? null : new GatewayError(403, GatewayError.Permission, "scope_missing",
            $"This client key lacks the scope \"{scope}\". Give it the scope, or use another key.");
    }

    private static ClientKey? Among(StringValues headers, IClientKeys keys, out bool conflicts)
    {
        var named = headers.Select(SecretIn).Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        conflicts = named.Count > 1;
        return named.Count == 1 ? keys.Find(named[0]) : null;
    }

    private static string SecretIn(string? header) =>
        header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : header?.Trim() ?? "";
}
