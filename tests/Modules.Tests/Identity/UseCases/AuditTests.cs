using System.Text.Json;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningKeys;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class AuditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_act_of_administration_leaves_a_row_and_no_row_a_secret()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var invited = (await room.Get<CreateInvitation>().RunAsync(admin, "user", "note", null, Ct)).Value;
        var anna = (await room.AcceptAsync(invited.Token, "anna")).Value;
        var spare = (await room.Get<CreateInvitation>().RunAsync(admin, "user", null, null, Ct)).Value;
        await room.Get<RevokeInvitation>().RunAsync(spare.Invitation.Id, Ct);
        await room.Get<ChangeRole>().RunAsync(admin, anna.Account.Id, "operator", null, Ct);
        var lines = new Dictionary<ScopeDimension, IReadOnlyList<string?>> { [ScopeDimension.LineCodes] = ["LINE_A"] };
        await room.Get<AssignDataScope>().RunAsync(admin, anna.Account.Id, allAccess: false, lines, null, Ct);
        await room.Get<ChangeProfile>().RunAsync(room.User(anna), new ProfilePatch { DisplayName = "Anna" }, null, Ct);
        await room.Get<EndSessions>().OfAsync(anna.Account.Id, Ct);
        var reset = (await room.Get<ResetPassword>().RunAsync(admin, anna.Account.Id, null, Ct)).Value;
        await room.Get<DisableAccount>().RunAsync(admin, anna.Account.Id, null, Ct);
        await room.Get<DisableAccount>().EnableAsync(admin, anna.Account.Id, null, Ct);
        await room.Get<ChangePermission>().RunAsync(admin, "identity.use_client_keys", "operator", null, Ct);
        await room.Get<ChangeSignUpPolicy>().RunAsync("closed", null, Ct);
        await room.Get<RotateSigningKeys>().RunAsync(Ct);
        await room.Get<CheckIntent>().RunAsync(admin with { Role = Role.Viewer }, "predict", Ct);
        var hash = await room.ScalarAsync<string>("SELECT password_hash FROM identity_account WHERE username = 'anna'");

        string[] expected =
        [
            "create identity.users 200", "create identity.invitations 200", "create identity.users 200", "create identity.invitations 200",
            "delete identity.invitations 200", "update identity.users 200", "update identity.users 200", "update identity.users 200",
            "end_sessions identity.users 200", "reset_password identity.users 200", "disable identity.users 200", "enable identity.users 200",
            "update identity.permissions 200", "update identity.sign_up_policy 200", "execute identity.signing_keys 200", "check identity.intents 403",
        ];
        Assert.Equal(expected, room.Audit.Entries.Select(e => $"{e.Action} {e.Resource} {e.StatusCode}"));
        var text = JsonSerializer.Serialize(room.Audit.Entries);
        Assert.All([invited.Token, spare.Token, reset.Text, hash!, Room.Password], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_change_is_not_in_the_log_as_done()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var before = room.Audit.Entries.Count;

        await room.Get<ChangeRole>().RunAsync(admin, admin.Id, "user", null, Ct);
        await room.Get<ChangeRole>().RunAsync(admin, admin.Id, "admin", expected: 9, Ct);
        await room.Get<AcceptInvitation>().RunAsync("nothing", new Application { Username = "x1", Password = Room.Password }, RequestOrigin.Unknown, Ct);

        Assert.Equal(before, room.Audit.Entries.Count);
    }

    [Fact]
    public async Task Tries_to_sign_in_are_in_the_log_whatever_becomes_of_them()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var id = (await room.SetUpAsync()).Account.Id;
        for (var i = 0; i < 6; i++)
        {
            await room.SignInAsync("admin", "wrong horse");
        }

        room.Clock.Advance(TimeSpan.FromMinutes(5));
        await room.SignInAsync("admin", Room.Password);
        await room.SignInAsync("nobody", Room.Password);

        var tries = room.Audit.Entries.Where(e => e.Action == "login").ToList();
        Assert.Equal([401, 401, 401, 401, 401, 429, 200, 401], tries.Select(e => e.StatusCode));
        Assert.Equal([.. Enumerable.Repeat(id, 7), null], tries.Select(e => e.ActorId));
    }
}
