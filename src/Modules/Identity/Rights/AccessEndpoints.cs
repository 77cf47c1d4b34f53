using System.Buffers.Text;
using Maru.Contracts.Identity;
using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Rights;

/// <summary>What the caller's role permits, and the public keys with which other programs verify tokens.</summary>
internal static class AccessEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var access = routes.MapModuleGroup("access");
        access.MapGet("/intents", (Delegate)ListIntents).WithName("listIntents").WithSummary("Lists the intents and which of them one's role permits.")
            .Needs(IdentityPermissions.UseOwnAccount).Produces<IntentsBody>();
        access.MapPost("/check", CheckAsync).WithName("checkIntent").WithSummary("Tells whether an intent may be answered to one; 403 when not.")
            .Needs(IdentityPermissions.UseOwnAccount).LeavesNoAuditRow("It changes nothing; a denial appends its own.").Produces<AllowedIntentBody>();
        routes.MapModuleGroup("identity").MapGet("/jwks", KeySet).WithName("getKeySet")
            .WithSummary("Publishes the keys that verify access tokens: previous, current and next.").OpenToAll().Produces<KeySetBody>();
    }

    private static Ok<IntentsBody> ListIntents(Caller caller) => TypedResults.Ok(IntentsBody.Of(caller.User.Role));

    private static async Task<IResult> CheckAsync(Caller caller, CheckIntentBody body, CheckIntent act, CancellationToken ct)
    {
        var user = caller.User;
        return (await act.RunAsync(user, body.Intent, ct)).Ok(
            intent => new AllowedIntentBody(intent, Allowed: true, Intents.MinimumRole(intent), user.Role));
    }

    // The next key is included long before it signs, so a copy cached for five minutes never lacks a key.
    private static Ok<KeySetBody> KeySet(HttpContext http, AccessKeys keys)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new KeySetBody([.. keys.Published.Select(Public)]));
    }

    private static PublicKeyBody Public(EcKey key)
    {
        var (x, y) = key.Point;
        return new PublicKeyBody(
            "EC", "P-256", "sig", AccessTokenForm.Algorithm, key.Id, Base64Url.EncodeToString(x), Base64Url.EncodeToString(y));
    }
}
