using Maru.Modules.Llm.Configuration.Keys;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Providers.Probing;

internal static class ConnectionAdminEndpoints
{
    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/api-keys/{id}/test", TestStoredAsync).WithName("testApiKey").WithSummary("Tries a stored key and notes the result.")
            .Needs(LlmPermissions.TestConnection).RequireRateLimiting(Throttle.CallOut).Produces<ConnectionResponse>();
        admin.MapPost("/test-connection", TestAsync).WithName("testConnection").WithSummary("Tries a key without storing it.")
            .Needs(LlmPermissions.TestConnection).RequireRateLimiting(Throttle.CallOut)
            .KeepsBodyOutOfAudit("It holds a provider's key, perhaps under a wrong name.").Produces<ConnectionResponse>();
    }

    private static async Task<IResult> TestStoredAsync(
        string id, TestApiKeyRequest? body, TestApiKey act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(id, body?.Model, caller.Id, ct)).Ok(ConnectionResponse.Of);

    private static async Task<IResult> TestAsync(TestConnectionRequest body, TestConnection act, CancellationToken ct)
    {
        var provider = ProviderParameter.Of(body.Provider);
        return provider.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(provider.Value, body.ApiKey?.Reveal(), body.BaseUrl, body.Model, ct)).Ok(ConnectionResponse.Of);
    }
}
