using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>The ways to an account that somebody has opened end with their right to open them.</summary>
public sealed class OpenedWayTests
{
    private const string Next = "another horse";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Waiting_invitations_and_temporary_passwords_end_with_their_makers_standing(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        foreach (var fall in new[] { "disabled", "demoted", "deleted", "reset", "changed_password" })
        {
            var maker = await room.JoinAsync(admin, $"m-{fall}", Role.Admin);
            var anna = await room.JoinAsync(admin, $"a-{fall}");
            var invited = (await room.Get<CreateInvitation>().RunAsync(room.User(maker), "admin", null, null, Ct)).Value;
            var given = (await room.Get<ResetPassword>().RunAsync(room.User(maker), anna.Account.Id, null, Ct)).Value.Text;
            var begun = (await room.SignInAsync($"a-{fall}", given)).Value;

            await FallAsync(room, admin, maker, fall);

            var found = (await room.Get<ReadInvitations>().FindAsync(invited.Invitation.Id, Ct)).Value;
            Assert.Equal(InvitationState.Revoked, found.StateAt(room.Clock.GetUtcNow()));
            Assert.Equal("identity.invitation_is_over", (await room.AcceptAsync(invited.Token, "carl")).Failure?.Code);
            Assert.Equal("identity.wrong_credentials", (await room.SignInAsync($"a-{fall}", given)).Failure?.Code);
            Assert.Null(room.Authenticator.Authenticate(begun.AccessToken));
            Assert.Equal(
                [("delete", invited.Invitation.Id), ("void_temporary_password", anna.Account.Id)],
                room.Audit.Entries.Where(e => e.Reason == $"maker_{fall}").Select(e => (e.Action, e.ResourceId)));
        }
    }

    [Theory, EachDialect]
    public async Task A_promotion_and_a_kept_change_of_password_leave_them_open(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        var admin = room.User(grant);
        var token = (await room.Get<CreateInvitation>().RunAsync(admin, "user", null, null, Ct)).Value.Token;
        var other = await room.JoinAsync(admin, "bea");

        await room.Get<ChangeRole>().RunAsync(admin, other.Account.Id, "admin", null, Ct);
        var kept = new KeptThings(false, Invitations: true);
        await room.Get<ChangePassword>().RunAsync(admin, Room.Password, Next, kept, RequestOrigin.Unknown, Ct);

        Assert.Null((await room.AcceptAsync(token, "carl")).Failure);
    }

    [Theory, EachDialect]
    public async Task An_invitation_nobody_stands_behind_is_over_although_nobody_revoked_it(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        foreach (var (name, loss) in new[]
        {
            ("bea", "UPDATE identity_account SET disabled_at = 1 WHERE id = @Id"),
            ("carl", "UPDATE identity_account SET role = 'approver' WHERE id = @Id"),
            ("dora", "DELETE FROM identity_account WHERE id = @Id"),
        })
        {
            var maker = room.User(await room.JoinAsync(admin, name, Role.Admin));
            var token = (await room.Get<CreateInvitation>().RunAsync(maker, "user", null, null, Ct)).Value.Token;
            await room.ExecuteAsync(loss, new { maker.Id });

            Assert.Equal("identity.invitation_is_over", (await room.AcceptAsync(token, "guest")).Failure?.Code);
        }
    }

    [Theory, EachDialect]
    public async Task Whoever_accepts_while_the_maker_is_being_disabled_waits_and_is_refused(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var bea = room.User(await room.JoinAsync(admin, "bea", Role.Admin));
        var token = (await room.Get<CreateInvitation>().RunAsync(bea, "admin", null, null, Ct)).Value.Token;
        var tx = await room.Db.BeginAsync(Ct);
        await room.Get<SqlAccountStore>().TakeTurnAsync(tx, Ct);
        await tx.ExecuteAsync("UPDATE identity_account SET disabled_at = 1, version = version + 1 WHERE id = @Id", new { bea.Id }, Ct);

        var accepted = Task.Run(() => room.AcceptAsync(token, "carl"), Ct);
        if (dialect == Dialect.Postgres)
        {
            await HasBegunToWaitAsync(room, tx, accepted);
        }

        await tx.CommitAsync(Ct);
        await tx.DisposeAsync();

        Assert.Equal("identity.invitation_is_over", (await accepted).Failure?.Code);
    }

    [Theory, EachDialect]
    public async Task Of_an_acceptance_and_a_disabling_at_once_none_slips_past_the_other(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        for (var round = 0; round < 8; round++)
        {
            var bea = room.User(await room.JoinAsync(admin, $"bea{round}", Role.Admin));
            var made = (await room.Get<CreateInvitation>().RunAsync(bea, "admin", null, null, Ct)).Value;

            var disabled = Task.Run(() => room.Get<DisableAccount>().RunAsync(admin, bea.Id, null, Ct), Ct);
            var accepted = await Task.Run(() => room.AcceptAsync(made.Token, $"carl{round}"), Ct);
            Assert.Null((await disabled).Failure);

            // Used before or revoked by it, and never both or neither.
            var state = (await room.Get<ReadInvitations>().FindAsync(made.Invitation.Id, Ct)).Value.StateAt(room.Clock.GetUtcNow());
            Assert.Equal(accepted.Failure is null ? InvitationState.Used : InvitationState.Revoked, state);
        }
    }

    [Fact]
    public async Task A_temporary_password_is_good_for_a_week_also_in_a_session_begun_before()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = await room.JoinAsync(admin, "anna");
        var reset = (await room.Get<ResetPassword>().RunAsync(admin, anna.Account.Id, null, Ct)).Value;
        var begun = (await room.SignInAsync("anna", reset.Text)).Value;

        room.Clock.Advance(Account.TemporaryPasswordLife - TimeSpan.FromMinutes(1));
        var late = (await room.Get<RefreshSession>().RunAsync(begun.RefreshToken, Ct)).Value;
        Assert.Null((await room.SignInAsync("anna", reset.Text)).Failure);
        room.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("identity.wrong_credentials", (await room.SignInAsync("anna", reset.Text)).Failure?.Code);
        var changed = await room.Get<ChangePassword>().RunAsync(room.User(late), reset.Text, Next, default, RequestOrigin.Unknown, Ct);
        Assert.Equal("identity.wrong_password", changed.Failure?.Code);
    }

    // On SQLite it waits for the writer's turn before it reads anything, however late it begins.
    private static async Task HasBegunToWaitAsync(Room room, Tx holder, Task waiter)
    {
        var pid = await holder.ScalarAsync<int>("SELECT pg_backend_pid()", ct: Ct);
        await Poll.UntilAsync(async () =>
            waiter.IsCompleted || await room.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM pg_stat_activity WHERE {pid} = ANY(pg_blocking_pids(pid))") > 0);
    }

    private static async Task FallAsync(Room room, CurrentUser admin, SessionGrant bea, string fall)
    {
        var id = bea.Account.Id;
        var failure = fall switch
        {
            "disabled" => (await room.Get<DisableAccount>().RunAsync(admin, id, null, Ct)).Failure,
            "demoted" => (await room.Get<ChangeRole>().RunAsync(admin, id, "approver", null, Ct)).Failure,
            "deleted" => (await room.Get<DeleteOwnAccount>().RunAsync(room.User(bea), Room.Password, RequestOrigin.Unknown, Ct)).Failure,
            "reset" => (await room.Get<ResetPassword>().RunAsync(admin, id, null, Ct)).Failure,
            _ => (await room.Get<ChangePassword>().RunAsync(
                room.User(bea), Room.Password, Next, default, RequestOrigin.Unknown, Ct)).Failure,
        };
        Assert.Null(failure);
    }
}
