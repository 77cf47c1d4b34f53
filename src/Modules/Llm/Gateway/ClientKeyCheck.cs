using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Who is calling <c>/v1</c>, and whether the key may do this. The refusal never repeats what was sent.</summary>
internal static class ClientKeyCheck
{
    private static readonly GatewayError Unknown = new(401, GatewayError.Authentication, "invalid_api_key",
        "This client key is missing, unknown, revoked or expired. Send 'Authorization: Bearer mk_…' with a key made under client keys.");

    public static GatewayError? Find(HttpContext http, IClientKeys keys, string? scope, out ClientKey key)
    {
        var values = http.Request.Headers.Authorization;
        var found = values.Count == 1 && values[0] is { } header ? keys.FindBearer(header) : null;
        key = found!;
        if (found is null)
        {
            return Unknown;
        }

        keys.Touch(found.Id);
        return scope is null || found.Scopes.Contains(scope) ? null : new GatewayError(403, GatewayError.Permission, "scope_missing",
            $"This client key lacks the scope \"{scope}\". Give it the scope, or use another key.");
    }
}
