using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Invitations, for administrators.</summary>
internal static class AdminInvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("identity");
        group.MapGet("/invitations", ListAsync).WithName("listInvitations").WithSummary("Lists invitations, the newest first.")
            .Needs(IdentityPermissions.ManageUsers).Produces<PageBody<InvitationBody>>();
        group.MapPost("/invitations", CreateAsync).WithName("createInvitation").WithSummary("Makes an invitation; its token is shown this once.")
            .Needs(IdentityPermissions.ManageUsers).KeepsBodyOutOfAudit("Its note names people.")
            .Produces<InvitationBody>(StatusCodes.Status201Created);
        group.MapGet("/invitations/{id}", FindAsync).WithName("getInvitation").WithSummary("Shows an invitation.")
            .Needs(IdentityPermissions.ManageUsers).Produces<InvitationBody>();
        group.MapDelete("/invitations/{id}", RevokeAsync).WithName("revokeInvitation").WithSummary("Takes an invitation back that nobody has used.")
            .Needs(IdentityPermissions.ManageUsers).Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> ListAsync([AsParameters] ListQuery list, ReadInvitations act, TimeProvider clock, CancellationToken ct) =>
        list.PageAsync(page => act.RunAsync(page, ct), invitation => InvitationBody.Of(invitation, clock.GetUtcNow()));

    private static async Task<IResult> CreateAsync(
        Caller caller, CreateInvitationBody body, CreateInvitation act, TimeProvider clock, CancellationToken ct) =>
        (await act.RunAsync(caller.User, body.Role, body.Note, body.ExpiresAt, ct)).Created(
            made => InvitationBody.Of(made.Invitation, clock.GetUtcNow(), made.Token),
            made => $"/api/v1/admin/identity/invitations/{made.Invitation.Id}");

    private static async Task<IResult> FindAsync(string id, ReadInvitations act, TimeProvider clock, CancellationToken ct) =>
        (await act.FindAsync(id, ct)).Ok(found => InvitationBody.Of(found, clock.GetUtcNow()));

    private static async Task<IResult> RevokeAsync(string id, RevokeInvitation act, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).NoContent();
}
