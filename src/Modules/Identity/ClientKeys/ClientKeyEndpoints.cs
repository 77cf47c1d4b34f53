using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Client keys: the caller's own (other people's are not found), and everyone's for people who manage them.</summary>
internal static class ClientKeyEndpoints
{
    private const string Keys = "/client-keys";
    private const string One = Keys + "/{id}";
    private const string Why = "A key's name is its owner's words; the rest stands in the difference.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var (own, group) = (new Handlers(Reach.Own), routes.MapModuleGroup("identity"));
        group.MapGet(Keys, ListOwnAsync).WithName("listClientKeys").WithSummary("Lists one's client keys, the newest first.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<PageBody<ClientKeyBody>>();
        group.MapPost(Keys, CreateAsync).WithName("createClientKey").WithSummary("Makes a client key; its secret is shown this once.")
            .Needs(IdentityPermissions.UseClientKeys).KeepsBodyOutOfAudit(Why).Produces<ClientKeyBody>(StatusCodes.Status201Created);
        group.MapGet(One, own.FindAsync).WithName("getClientKey").WithSummary("Shows one of one's client keys.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<ClientKeyBody>();
        group.MapPatch(One, own.ChangeAsync).WithName("changeClientKey")
            .WithSummary("Changes one of one's client keys; what a manager of keys set may only be tightened.")
            .Needs(IdentityPermissions.UseClientKeys).KeepsBodyOutOfAudit(Why).Produces<ClientKeyBody>();
        group.MapDelete(One, own.RevokeAsync).WithName("revokeClientKey").WithSummary("Revokes one of one's client keys for good.")
            .Needs(IdentityPermissions.UseClientKeys).Produces(StatusCodes.Status204NoContent);
    }

    public static void MapAdmin(IEndpointRouteBuilder routes)
    {
        var (all, group) = (new Handlers(Reach.Everyone), routes.MapAdminGroup("identity"));
        group.MapGet(Keys, ListAllAsync).WithName("listAllClientKeys").WithSummary("Lists everyone's client keys, or those of one owner.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces<PageBody<ClientKeyBody>>();
        group.MapGet(One, all.FindAsync).WithName("getAnyClientKey").WithSummary("Shows anyone's client key.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces<ClientKeyBody>();
        group.MapPatch(One, all.ChangeAsync).WithName("changeAnyClientKey").WithSummary("Changes anyone's client key.")
            .Needs(IdentityPermissions.ManageClientKeys).KeepsBodyOutOfAudit(Why).Produces<ClientKeyBody>();
        group.MapDelete(One, all.RevokeAsync).WithName("revokeAnyClientKey").WithSummary("Revokes anyone's client key for good.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> ListOwnAsync([AsParameters] ListQuery list, Caller caller, ReadClientKeys act, CancellationToken ct) =>
        list.PageAsync(page => act.RunAsync(caller.Id, page, ct), ClientKeyBody.Of);

    private static Task<IResult> ListAllAsync(
        [AsParameters] ClientKeyFilterQuery filter, [AsParameters] ListQuery list, ReadClientKeys act, CancellationToken ct) =>
        list.PageAsync(page => act.RunAsync(filter.OwnerId, page, ct), ClientKeyBody.Of);

    private static async Task<IResult> CreateAsync(Caller caller, CreateClientKeyBody body, CreateClientKey act, CancellationToken ct)
    {
        var outcome = await act.RunAsync(caller.User, body.Name, body.Scopes, body.Limits?.ToLimits(), body.ExpiresAt, ct);
        if (outcome.Failure is null)
        {
            caller.SendVersion(outcome.Value.Key.Version);
        }

        return outcome.Created(ClientKeyBody.Of, made => $"/api/v1/identity/client-keys/{made.Key.Id}");
    }

    private sealed class Handlers(Reach reach)
    {
        public async Task<IResult> FindAsync(string id, Caller caller, ReadClientKeys act, CancellationToken ct) =>
            (await act.FindAsync(reach.OwnerOf(caller), id, ct)).Versioned(caller, k => k.Version, ClientKeyBody.Of);

        public Task<IResult> ChangeAsync(string id, Caller caller, ChangeClientKeyBody body, ChangeClientKey act, CancellationToken ct) =>
            caller.AtVersionAsync(
                version => act.RunAsync(caller.User, reach.OwnerOf(caller), id, version, body.ToPatch(), ct), k => k.Version, ClientKeyBody.Of);

        public Task<IResult> RevokeAsync(string id, Caller caller, RevokeClientKey act, CancellationToken ct) =>
            caller.AtVersionAsync(version => act.RunAsync(caller.User, reach.OwnerOf(caller), id, version, ct));
    }
}
