using Maru.Contracts.Identity;
using Maru.Modules.Identity.UseCases;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Endpoints;

/// <summary>Everyone's client keys, for administrators. They cannot make one for somebody else: they would know its secret.</summary>
internal static class AdminClientKeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("identity").MapGroup("/client-keys");
        group.MapGet("", ListAsync).WithName("listAllClientKeys").WithSummary("Lists everyone's client keys, or those of one owner.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces<PageBody<ClientKeyBody>>();
        group.MapGet("/{id}", FindAsync).WithName("getAnyClientKey").WithSummary("Shows anyone's client key.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces<ClientKeyBody>();
        group.MapPatch("/{id}", ChangeAsync).WithName("changeAnyClientKey").WithSummary("Changes anyone's client key.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces<ClientKeyBody>();
        group.MapDelete("/{id}", RevokeAsync).WithName("revokeAnyClientKey").WithSummary("Revokes anyone's client key for good.")
            .Needs(IdentityPermissions.ManageClientKeys).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        ReadClientKeys act, CancellationToken ct, string? owner_id = null, int? page = null, int? page_size = null) =>
        (await act.RunAsync(owner_id, page, page_size, ct).ConfigureAwait(false)).Ok(found => found.ToWire(ClientKeyBody.Of));

    private static async Task<IResult> FindAsync(string id, HttpContext http, ReadClientKeys act, CancellationToken ct) =>
        ClientKeyEndpoints.WithVersion(await act.FindAsync(ownerId: null, id, ct).ConfigureAwait(false), http);

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, ChangeClientKeyBody body, ChangeClientKey act, CancellationToken ct)
    {
        var user = http.Features.GetRequiredFeature<CurrentUser>();
        var expected = RowVersion.Expected(http.Request);
        return expected.Failed(out var stale)
            ? stale.ToProblem()
            : ClientKeyEndpoints.WithVersion(
                await act.RunAsync(user, ownerId: null, id, expected.Value, body.ToPatch(), ct).ConfigureAwait(false), http);
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext http, RevokeClientKey act, CancellationToken ct) =>
        (await act.RunAsync(http.Features.GetRequiredFeature<CurrentUser>(), ownerId: null, id, ct).ConfigureAwait(false)).NoContent();
}
