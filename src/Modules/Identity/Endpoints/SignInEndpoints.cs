using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.UseCases;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Endpoints;

/// <summary>Set-up, signing in and out. Open where nobody can be signed in yet.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("identity");
        group.MapGet("/set-up", State).WithName("getSetUp").WithSummary("Tells whether the server still waits for its first account.")
            .OpenToAll().Produces<SetUpStateBody>();
        group.MapPost("/set-up", SetUpAsync).WithName("setUp").WithSummary("Makes the first administrator with the printed set-up token, and signs in.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapPost("/login", LoginAsync).WithName("login").WithSummary("Signs in with a user name and a password.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<SessionBody>();
        group.MapPost("/refresh", RefreshAsync).WithName("refreshSession").WithSummary("Spends a refresh token for new tokens.")
            .OpenToAll().LeavesNoAuditRow("It carries a session on; signing in, signing out and a spent token's return are in the log.").Produces<SessionBody>();
        group.MapPost("/logout", LogoutAsync).WithName("logout").WithSummary("Ends the session this request was made with.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces(StatusCodes.Status204NoContent);
        group.MapGet("/me", Me).WithName("getMe").WithSummary("Shows who is signed in.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces<UserBody>();
    }

    private static Ok<SetUpStateBody> State(Snapshot<AccessMap> map) => TypedResults.Ok(new SetUpStateBody(map.Current.Accounts.Count == 0));

    private static async Task<IResult> SetUpAsync(SetUpBody body, CompleteSetUp act, CancellationToken ct) =>
        (await act.RunAsync(body.Token, body.Username, body.Password, ct).ConfigureAwait(false)).Ok(SessionBody.Of);

    private static async Task<IResult> LoginAsync(LoginBody body, SignIn act, CancellationToken ct) =>
        (await act.RunAsync(body.Username, body.Password, ct).ConfigureAwait(false)).Ok(SessionBody.Of);

    private static async Task<IResult> RefreshAsync(RefreshBody body, RefreshSession act, CancellationToken ct) =>
        (await act.RunAsync(body.RefreshToken, ct).ConfigureAwait(false)).Ok(SessionBody.Of);

    private static async Task<IResult> LogoutAsync(HttpContext http, EndSession act, CancellationToken ct)
    {
        await act.RunAsync(http.Features.GetRequiredFeature<CurrentUser>(), ct).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static IResult Me(HttpContext http, Snapshot<AccessMap> map)
    {
        Outcome<KnownAccount> found = map.Current.Accounts.TryGetValue(http.Features.GetRequiredFeature<CurrentUser>().Id, out var account)
            ? account : IdentityFailures.NoSuchAccount;
        return found.Ok(UserBody.Of);
    }
}
