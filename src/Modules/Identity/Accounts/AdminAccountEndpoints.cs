using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Everyone's accounts, for administrators.</summary>
internal static class AdminAccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("identity");
        group.MapGet("/users", ListAsync).WithName("listUsers").WithSummary("Lists accounts, the newest first.")
            .Needs(IdentityPermissions.ManageUsers).Produces<PageBody<AccountBody>>();
        group.MapGet("/users/{id}", FindAsync).WithName("getUser").WithSummary("Shows an account.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AccountBody>();
        group.MapPut("/users/{id}/role", ChangeRoleAsync).WithName("changeUserRole").WithSummary("Gives an account another role.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AccountBody>();
        group.MapPost("/users/{id}/disable", DisableAsync).WithName("disableUser").WithSummary("Shuts an account out; its sessions are over, its client keys rest.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AccountBody>();
        group.MapPost("/users/{id}/enable", EnableAsync).WithName("enableUser").WithSummary("Lets an account in again.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AccountBody>();
        group.MapPost("/users/{id}/reset-password", ResetAsync).WithName("resetUserPassword").WithSummary("Gives an account a password that its owner must change; shown this once.")
            .Needs(IdentityPermissions.ManageUsers).Produces<TemporaryPasswordBody>();
        group.MapGet("/users/{id}/sessions", SessionsAsync).WithName("listUserSessions").WithSummary("Lists an account's sessions that are not over.")
            .Needs(IdentityPermissions.ManageUsers).Produces<OpenSessionsBody>();
        group.MapDelete("/users/{id}/sessions", EndSessionsAsync).WithName("endUserSessions").WithSummary("Ends an account's sessions.")
            .Needs(IdentityPermissions.ManageUsers).Produces(StatusCodes.Status204NoContent);
        group.MapGet("/users/{id}/data-scope", ScopeAsync).WithName("getUserDataScope").WithSummary("Shows which data of the plant an account sees.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AssignedScopeBody>();
        group.MapPut("/users/{id}/data-scope", AssignScopeAsync).WithName("setUserDataScope").WithSummary("Decides which data of the plant an account sees.")
            .Needs(IdentityPermissions.ManageUsers).WithMetadata(new ScopeSizeLimit()).Produces<AssignedScopeBody>();
        group.MapDelete("/users/{id}/data-scope", TakeScopeAsync).WithName("removeUserDataScope").WithSummary("Takes an account's data scope away; it sees nothing then.")
            .Needs(IdentityPermissions.ManageUsers).Produces<AssignedScopeBody>();
    }

    private static Task<IResult> ListAsync(
        [AsParameters] AccountFilterQuery filter, [AsParameters] ListQuery list, ReadAccounts act, CancellationToken ct) =>
        list.PageAsync(filter.Parse(), (asked, page) => act.RunAsync(asked, page, ct), AccountBody.Of);

    private static async Task<IResult> FindAsync(string id, Caller caller, ReadAccounts act, CancellationToken ct) =>
        (await act.FindAsync(id, ct)).Versioned(caller, a => a.Version, AccountBody.Of);

    private static Task<IResult> ChangeRoleAsync(string id, Caller caller, ChangeRoleBody body, ChangeRole act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(caller.User, id, body.Role, version, ct), a => a.Version, AccountBody.Of);

    private static Task<IResult> DisableAsync(string id, Caller caller, DisableAccount act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(caller.User, id, version, ct), a => a.Version, AccountBody.Of);

    private static Task<IResult> EnableAsync(string id, Caller caller, DisableAccount act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.EnableAsync(caller.User, id, version, ct), a => a.Version, AccountBody.Of);

    private static Task<IResult> ResetAsync(string id, Caller caller, ResetPassword act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(caller.User, id, version, ct), r => r.Account.Version, TemporaryPasswordBody.Of);

    private static async Task<IResult> SessionsAsync(string id, ReadSessions act, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).Ok(open => OpenSessionsBody.Of(open, current: null));

    private static async Task<IResult> EndSessionsAsync(string id, EndSessions act, CancellationToken ct) =>
        (await act.OfAsync(id, ct)).NoContent();

    private static async Task<IResult> ScopeAsync(string id, Caller caller, ReadAccounts act, CancellationToken ct) =>
        (await act.FindAsync(id, ct)).Versioned(caller, a => a.Version, Scope);

    private static Task<IResult> AssignScopeAsync(
        string id, Caller caller, DataScopeRequest body, AssignDataScope act, CancellationToken ct) =>
        caller.AtVersionAsync(
            version => act.RunAsync(caller.User, id, body.AllAccess, body.ToValues(), version, ct), a => a.Version, Scope);

    private static Task<IResult> TakeScopeAsync(string id, Caller caller, AssignDataScope act, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.TakeAwayAsync(caller.User, id, version, ct), a => a.Version, Scope);

    private static AssignedScopeBody Scope(Account account) => new(DataScopeResponse.Of(account.Scope));

    // Five dimensions with thousands of codes are larger than other bodies.
    private sealed class ScopeSizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 2 * 1024 * 1024;
    }
}
