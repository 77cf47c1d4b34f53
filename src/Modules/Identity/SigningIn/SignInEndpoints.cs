using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>Set-up, sign-up, signing in and out. Open to all where the caller cannot be signed in yet.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("identity");
        group.MapGet("/set-up", State).WithName("getSetUp").WithSummary("Tells whether the server still waits for its first account.")
            .OpenToAll().Produces<SetUpStateBody>();
        group.MapPost("/set-up", SetUpAsync).WithName("setUp").WithSummary("Makes the first administrator with the printed set-up token, and signs in.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapGet("/sign-up", Policy).WithName("getSignUp").WithSummary("Tells how somebody comes to an account.")
            .OpenToAll().Produces<SignUpStateBody>();
        group.MapPost("/sign-up", SignUpAsync).WithName("signUp").WithSummary("Makes an account while the server is open, and signs in.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapPost("/invitations/accept", AcceptAsync).WithName("acceptInvitation").WithSummary("Makes an account with an invitation, and signs in.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapPost("/login", LoginAsync).WithName("login").WithSummary("Signs in with a user name or an e-mail address, and a password.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapPost("/refresh", RefreshAsync).WithName("refreshSession").WithSummary("Spends a refresh token for new tokens.")
            .OpenToAll().LeavesNoAuditRow("It carries a session on; signing in, signing out and a spent token's return are in the log.").Produces<SessionBody>();
        group.MapPost("/logout", LogoutAsync).WithName("logout").WithSummary("Ends the session this request was made with.")
            .Needs(IdentityPermissions.SecureOwnAccount).Produces(StatusCodes.Status204NoContent);
    }

    private static Ok<SetUpStateBody> State(Snapshot<AccessMap> map) =>
        TypedResults.Ok(new SetUpStateBody(map.Current.Accounts.Count == 0));

    private static Ok<SignUpStateBody> Policy(Snapshot<AccessMap> map) => TypedResults.Ok(new SignUpStateBody(map.Current.SignUp));

    private static async Task<IResult> SetUpAsync(SetUpBody body, Caller caller, CompleteSetUp act, CancellationToken ct) =>
        (await act.RunAsync(body.Token, body.ToApplication(), caller.Origin, ct)).Ok(SessionBody.Of);

    private static async Task<IResult> SignUpAsync(SignUpBody body, Caller caller, SignUp act, CancellationToken ct) =>
        (await act.RunAsync(body.ToApplication(), caller.Origin, ct)).Ok(SessionBody.Of);

    private static async Task<IResult> AcceptAsync(AcceptInvitationBody body, Caller caller, AcceptInvitation act, CancellationToken ct) =>
        (await act.RunAsync(body.Token, body.ToApplication(), caller.Origin, ct)).Ok(SessionBody.Of);

    private static async Task<IResult> LoginAsync(LoginBody body, Caller caller, SignIn act, CancellationToken ct) =>
        (await act.RunAsync(body.Username, body.Password, caller.Origin, ct)).Ok(SessionBody.Of);

    private static async Task<IResult> RefreshAsync(RefreshBody body, RefreshSession act, CancellationToken ct) =>
        (await act.RunAsync(body.RefreshToken, ct)).Ok(SessionBody.Of);

    private static async Task<IResult> LogoutAsync(HttpContext http, Caller caller, EndSession act, CancellationToken ct)
    {
        await act.RunAsync(caller.User, ct);
        SessionCookies.Clear(http);
        return TypedResults.NoContent();
    }
}
