using Maru.Modules.Llm.Configuration.Keys.Rotating;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Keys;

internal static class ApiKeyAdminEndpoints
{
    private const string One = "/api-keys/{id}";

    private const string Why = "It holds a provider's key, perhaps under a wrong name.";

    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/api-keys", AddAsync).WithName("addApiKey").WithSummary("Stores a provider's key, sealed.")
            .Needs(LlmPermissions.ManageKeys).KeepsBodyOutOfAudit(Why).Produces<ApiKeyResponse>(StatusCodes.Status201Created);
        admin.MapGet("/api-keys", ListAsync).WithName("listApiKeys").WithSummary("Lists stored keys, masked, newest first.")
            .Needs(LlmPermissions.ManageKeys).Produces<PageBody<ApiKeyResponse>>();
        admin.MapGet(One, GetAsync).WithName("getApiKey").WithSummary("Shows one stored key, masked.")
            .Needs(LlmPermissions.ManageKeys).Produces<ApiKeyResponse>();
        admin.MapPatch(One, ChangeAsync).WithName("changeApiKey")
            .WithSummary("Replaces, renames, re-ranks, switches on or off a stored key.")
            .Needs(LlmPermissions.ManageKeys).KeepsBodyOutOfAudit(Why).Produces<ApiKeyResponse>();
        admin.MapDelete(One, RemoveAsync).WithName("removeApiKey").WithSummary("Removes a stored key for good.")
            .Needs(LlmPermissions.ManageKeys).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> AddAsync(
        AddApiKeyRequest body, AddApiKey act, KeyInspection inspection, Caller caller, CancellationToken ct)
    {
        var provider = ProviderParameter.Of(body.Provider);
        if (provider.Failed(out var failure))
        {
            return failure.ToProblem();
        }

        var wanted = new NewApiKey(provider.Value, body.ApiKey, body.Name, body.BaseUrl, body.Priority, body.IsActive);
        var added = await act.RunAsync(wanted, caller.Id, ct);
        if (added.Failure is null)
        {
            caller.SendVersion(added.Value.Key.RowVersion);
        }

        return added.Created(written => ToWire(written, inspection), written => $"/api/v1/admin/llm/api-keys/{written.Key.Id}");
    }

    private static Task<IResult> ListAsync(
        [AsParameters] ProviderFilterQuery filter, [AsParameters] ListQuery list, ReadApiKeys act, KeyInspection inspection,
        CancellationToken ct) =>
        list.PageAsync(
            filter.Parse(), (provider, page) => act.PageAsync(provider, page, ct), key => ApiKeyResponse.Of(key, inspection.Of(key)));

    private static async Task<IResult> GetAsync(
        string id, ReadApiKeys act, KeyInspection inspection, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).Versioned(caller, key => key.RowVersion, key => ToWire(new WrittenKey(key, []), inspection));

    private static Task<IResult> ChangeAsync(
        string id, ChangeApiKeyRequest body, ChangeApiKey act, KeyInspection inspection, Caller caller, CancellationToken ct) =>
        caller.AtVersionAsync(
            version => act.RunAsync(id, body.ToPatch(), version, caller.Id, ct), written => written.Key.RowVersion,
            written => ToWire(written, inspection));

    private static Task<IResult> RemoveAsync(string id, RemoveApiKey act, Caller caller, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(id, version, caller.Id, ct));

    private static ApiKeyResponse ToWire(WrittenKey written, KeyInspection inspection)
    {
        var wire = ApiKeyResponse.Of(written.Key, inspection.Of(written.Key));
        return wire with { Warnings = written.Warnings.Count > 0 ? written.Warnings : null };
    }
}
