using System.ComponentModel;
using Maru.Kernel;
using Maru.Modules.Identity.SigningKeys;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Rights;

/// <summary>Permissions of roles, the sign-up policy and the signing keys, for administrators.</summary>
internal static class AdminRightsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("identity");
        group.MapGet("/permissions", Matrix).WithName("getPermissions").WithSummary("Shows every permission and which role holds it.")
            .Needs(IdentityPermissions.ManagePermissions).Produces<RoleMatrixBody>();
        group.MapPut("/permissions/{name}", ChangeAsync).WithName("changePermission").WithSummary("Makes another role the lowest to hold a permission.")
            .Needs(IdentityPermissions.ManagePermissions).Produces<RoleMatrixBody>();
        group.MapGet("/sign-up-policy", PolicyAsync).WithName("getSignUpPolicy").WithSummary("Shows how somebody comes to an account.")
            .Needs(IdentityPermissions.ManageUsers).Produces<SignUpRuleBody>();
        group.MapPut("/sign-up-policy", ChangePolicyAsync).WithName("changeSignUpPolicy").WithSummary("Decides how somebody comes to an account.")
            .Needs(IdentityPermissions.ManageUsers).Produces<SignUpRuleBody>();
        group.MapGet("/signing-keys", KeysAsync).WithName("listSigningKeys").WithSummary("Lists the keys that sign access tokens, the newest first.")
            .Needs(IdentityPermissions.ManageSigningKeys).Produces<SigningKeysBody>();
        group.MapPost("/signing-keys/rotate", RotateAsync).WithName("rotateSigningKeys").WithSummary("Lets the next key sign; tokens signed before stay valid.")
            .Needs(IdentityPermissions.ManageSigningKeys).Produces(StatusCodes.Status204NoContent);
    }

    private static IResult Matrix(Caller caller, Snapshot<AccessMap> map)
    {
        Outcome<RoleMatrix> matrix = map.Current.Rights;
        return matrix.Versioned(caller, m => m.Version, RoleMatrixBody.Of);
    }

    private static Task<IResult> ChangeAsync(
        [Description("The permission, for instance llm.read.")] string name, Caller caller, ChangePermissionBody body, ChangePermission act,
        CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(caller.User, name, body.MinimumRole, version, ct), m => m.Version, RoleMatrixBody.Of);

    private static async Task<IResult> PolicyAsync(Caller caller, ChangeSignUpPolicy act, CancellationToken ct)
    {
        Outcome<SignUpRule> rule = await act.ReadAsync(ct);
        return rule.Versioned(caller, r => r.Version, SignUpRuleBody.Of);
    }

    private static Task<IResult> ChangePolicyAsync(Caller caller, ChangeSignUpBody body, ChangeSignUpPolicy act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(body.Policy, version, ct), r => r.Version, SignUpRuleBody.Of);

    private static async Task<Ok<SigningKeysBody>> KeysAsync(ReadSigningKeys act, CancellationToken ct) =>
        TypedResults.Ok(new SigningKeysBody([.. (await act.RunAsync(ct)).Select(SigningKeyBody.Of)]));

    private static async Task<IResult> RotateAsync(RotateSigningKeys act, CancellationToken ct) =>
        (await act.RunAsync(ct)).NoContent();
}
