using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Accounts;

/// <summary>The caller's own account: profile, password, sessions, export, deletion.</summary>
internal static class OwnAccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("identity");
        group.MapGet("/me", MeAsync).WithName("getMe").WithSummary("Shows who is signed in: role, permissions, intents, data scope.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces<MeBody>();
        group.MapPatch("/me", ChangeAsync).WithName("changeMe").WithSummary("Changes one's profile.")
            .Needs(IdentityPermissions.UseOwnAccount).KeepsBodyOutOfAudit("Names and addresses are the person's.").Produces<MeBody>();
        group.MapPost("/password", PasswordAsync).WithName("changePassword")
            .WithSummary("Changes one's password; other sessions end, and so do client keys and invitations unless kept.")
            .Needs(IdentityPermissions.SecureOwnAccount).RequireRateLimiting(Throttle.SignIn)
            .KeepsBodyOutOfAudit("It is a password and nothing else.").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/account/export", ExportAsync).WithName("exportAccount").WithSummary("Gives all the server keeps of one.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces<AccountExportBody>();
        group.MapPost("/account/delete", DeleteAsync).WithName("deleteAccount").WithSummary("Deletes one's account for good.")
            .Needs(IdentityPermissions.UseOwnAccount).RequireRateLimiting(Throttle.SignIn)
            .KeepsBodyOutOfAudit("It is a password and nothing else.").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/sessions", SessionsAsync).WithName("listSessions").WithSummary("Lists one's sessions that are not over, the newest first.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces<OpenSessionsBody>();
        group.MapDelete("/sessions", EndOthersAsync).WithName("endOtherSessions").WithSummary("Ends one's sessions but this one.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/sessions/{id}", EndAsync).WithName("endSession").WithSummary("Ends one of one's sessions.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> MeAsync(Caller caller, ReadAccounts act, CancellationToken ct)
    {
        var user = caller.User;
        return (await act.FindAsync(user.Id, ct)).Versioned(caller, a => a.Version, a => MeBody.Of(a, user));
    }

    private static Task<IResult> ChangeAsync(Caller caller, ChangeProfileBody body, ChangeProfile act, CancellationToken ct)
    {
        var user = caller.User;
        return caller.AtVersionAsync(version => act.RunAsync(user, body.ToPatch(), version, ct), a => a.Version, a => MeBody.Of(a, user));
    }

    private static async Task<IResult> PasswordAsync(Caller caller, ChangePasswordBody body, ChangePassword act, CancellationToken ct)
    {
        var outcome = await act.RunAsync(
            caller.User, body.CurrentPassword, body.NewPassword, body.ToKept(), caller.Origin, ct);
        return outcome.Failed(out var refusal) ? refusal.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<IResult> ExportAsync(Caller caller, ExportOwnAccount act, CancellationToken ct)
    {
        var user = caller.User;
        return (await act.RunAsync(user, ct)).Ok(export => AccountExportBody.Of(export, user.SessionId));
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext http, Caller caller, DeleteAccountBody body, DeleteOwnAccount act, CancellationToken ct)
    {
        var outcome = await act.RunAsync(caller.User, body.Password, caller.Origin, ct);
        if (outcome.Failure is null)
        {
            SessionCookies.Clear(http);
        }

        return outcome.NoContent();
    }

    private static async Task<IResult> SessionsAsync(Caller caller, ReadSessions act, CancellationToken ct)
    {
        var user = caller.User;
        return (await act.RunAsync(user.Id, ct)).Ok(open => OpenSessionsBody.Of(open, user.SessionId));
    }

    private static async Task<IResult> EndOthersAsync(Caller caller, EndSessions act, CancellationToken ct) =>
        (await act.OthersAsync(caller.User, ct)).NoContent();

    private static async Task<IResult> EndAsync(string id, Caller caller, EndSessions act, CancellationToken ct) =>
        (await act.RunAsync(caller.User, id, ct)).NoContent();
}
