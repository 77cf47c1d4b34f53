using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.UseCases;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Endpoints;

/// <summary>One's own client keys; anyone else's are not found.</summary>
internal static class ClientKeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("identity").MapGroup("/client-keys");
        group.MapGet("", ListAsync).WithName("listClientKeys").WithSummary("Lists one's client keys, the newest first.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<PageBody<ClientKeyBody>>();
        group.MapPost("", CreateAsync).WithName("createClientKey").WithSummary("Makes a client key; its secret is shown this once.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<ClientKeyBody>(StatusCodes.Status201Created);
        group.MapGet("/{id}", FindAsync).WithName("getClientKey").WithSummary("Shows one of one's client keys.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<ClientKeyBody>();
        group.MapPatch("/{id}", ChangeAsync).WithName("changeClientKey").WithSummary("Changes one of one's client keys.")
            .Needs(IdentityPermissions.UseClientKeys).Produces<ClientKeyBody>();
        group.MapDelete("/{id}", RevokeAsync).WithName("revokeClientKey").WithSummary("Revokes one of one's client keys for good.")
            .Needs(IdentityPermissions.UseClientKeys).Produces(StatusCodes.Status204NoContent);
    }

    internal static IResult WithVersion(Outcome<IssuedKey> outcome, HttpContext http)
    {
        if (outcome.Failure is null)
        {
            RowVersion.Send(http.Response, outcome.Value.Version);
        }

        return outcome.Ok(ClientKeyBody.Of);
    }

    private static CurrentUser User(HttpContext http) => http.Features.GetRequiredFeature<CurrentUser>();

    private static async Task<IResult> ListAsync(HttpContext http, ReadClientKeys act, CancellationToken ct, int? page = null, int? page_size = null) =>
        (await act.RunAsync(User(http).Id, page, page_size, ct).ConfigureAwait(false)).Ok(found => found.ToWire(ClientKeyBody.Of));

    private static async Task<IResult> CreateAsync(HttpContext http, CreateClientKeyBody body, CreateClientKey act, CancellationToken ct)
    {
        var outcome = await act.RunAsync(User(http), body.Name, body.Scopes, body.Limits, body.ExpiresAt, ct).ConfigureAwait(false);
        if (outcome.Failure is null)
        {
            RowVersion.Send(http.Response, outcome.Value.Key.Version);
        }

        return outcome.Created(ClientKeyBody.Of, made => $"/api/v1/identity/client-keys/{made.Key.Id}");
    }

    private static async Task<IResult> FindAsync(string id, HttpContext http, ReadClientKeys act, CancellationToken ct) =>
        WithVersion(await act.FindAsync(User(http).Id, id, ct).ConfigureAwait(false), http);

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, ChangeClientKeyBody body, ChangeClientKey act, CancellationToken ct)
    {
        var expected = RowVersion.Expected(http.Request);
        return expected.Failed(out var stale)
            ? stale.ToProblem()
            : WithVersion(await act.RunAsync(User(http), User(http).Id, id, expected.Value, body.ToPatch(), ct).ConfigureAwait(false), http);
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext http, RevokeClientKey act, CancellationToken ct) =>
        (await act.RunAsync(User(http), User(http).Id, id, ct).ConfigureAwait(false)).NoContent();
}
