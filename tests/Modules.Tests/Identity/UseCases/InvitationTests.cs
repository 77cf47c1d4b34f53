using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class InvitationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Of_ten_who_accept_one_invitation_at_once_one_gets_an_account_of_its_role(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var token = await InviteAsync(room, room.User(await room.SetUpAsync()), "operator");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => room.AcceptAsync(token, $"guest{i}"), Ct)));

        var winner = Assert.Single(outcomes, o => o.Failure is null).Value;
        Assert.Equal(Role.Operator, room.User(winner).Role);
        Assert.All(outcomes.Where(o => o.Failure is not null), o => Assert.Equal("identity.invitation_is_over", o.Failure!.Code));
        Assert.Equal(2, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_account"));
    }

    [Theory, EachDialect]
    public async Task A_used_an_expired_and_a_revoked_invitation_are_over(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var used = await InviteAsync(room, admin);
        await room.AcceptAsync(used, "first");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var revoked = (await room.Get<CreateInvitation>().RunAsync(admin, "user", "for nobody", null, Ct)).Value;
        Assert.Null((await room.Get<RevokeInvitation>().RunAsync(revoked.Invitation.Id, Ct)).Failure);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var expired = await InviteAsync(room, admin);
        room.Clock.Advance(Invitation.DefaultLife);

        foreach (var token in new[] { used, revoked.Token, expired })
        {
            Assert.Equal("identity.invitation_is_over", (await room.AcceptAsync(token, "second")).Failure?.Code);
        }

        Assert.Equal("identity.no_such_invitation", (await room.AcceptAsync("anything", "second")).Failure?.Code);
        Assert.Equal("identity.invitation_is_over", (await room.Get<RevokeInvitation>().RunAsync(revoked.Invitation.Id, Ct)).Failure?.Code);
        var listed = await room.Get<ReadInvitations>().RunAsync(new PageRequest(1, 50), Ct);
        Assert.Equal(3, listed.Total);
        Assert.Equal(
            [InvitationState.Expired, InvitationState.Revoked, InvitationState.Used], listed.Items.Select(i => i.StateAt(room.Clock.GetUtcNow())));
    }

    [Theory, EachDialect]
    public async Task A_name_that_is_taken_leaves_the_invitation_unused(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        await room.AcceptAsync(await InviteAsync(room, admin), "anna", "anna@example.org");
        var token = await InviteAsync(room, admin);

        Assert.Equal("identity.name_taken", (await room.AcceptAsync(token, "ANNA")).Failure?.Code);
        Assert.Equal("identity.name_taken", (await room.AcceptAsync(token, "anna@example.org")).Failure?.Code);
        Assert.Equal("identity.name_taken", (await room.AcceptAsync(token, "other", "Anna@example.org")).Failure?.Code);
        Assert.Equal(2, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_account"));
        Assert.Null((await room.AcceptAsync(token, "bert", "bert@example.org")).Failure);
        Assert.Equal("bert", room.User((await room.SignInAsync("Bert@Example.org", Room.Password)).Value).Name);
    }

    [Theory, EachDialect]
    public async Task The_policy_says_who_may_come(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var token = await InviteAsync(room, admin);

        Assert.Equal("identity.sign_up_closed", await SignUpAsync(room, "early"));
        await room.Get<ChangeSignUpPolicy>().RunAsync("open", expected: 1, Ct);
        Assert.Null(await SignUpAsync(room, "open"));
        Assert.Equal("http.version_conflict", (await room.Get<ChangeSignUpPolicy>().RunAsync("closed", expected: 1, Ct)).Failure?.Code);
        await room.Get<ChangeSignUpPolicy>().RunAsync("closed", expected: 2, Ct);

        Assert.Equal("identity.sign_up_closed", await SignUpAsync(room, "late"));
        Assert.Equal("identity.sign_up_closed", (await room.AcceptAsync(token, "late")).Failure?.Code);
        Assert.Equal("identity.sign_up_closed", (await room.Get<CreateInvitation>().RunAsync(admin, "user", null, null, Ct)).Failure?.Code);
        Assert.Equal(2, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_account"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_told_by_field()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());

        var refused = await room.Get<CreateInvitation>().RunAsync(admin, "king", new string('x', 201), room.Clock.GetUtcNow(), Ct);

        Assert.Equal(["expires_at", "note", "role"], refused.Failure!.Fields!.Keys.Order());
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_invitation"));
    }

    private static async Task<string> InviteAsync(Room room, CurrentUser admin, string role = "user") =>
        (await room.Get<CreateInvitation>().RunAsync(admin, role, null, null, Ct)).Value.Token;

    private static async Task<string?> SignUpAsync(Room room, string username) => (await room.Get<SignUp>().RunAsync(
        new Application { Username = username, Password = Room.Password }, RequestOrigin.Unknown, Ct)).Failure?.Code;
}
