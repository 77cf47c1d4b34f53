using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Upkeep;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class ClientKeyListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Lists_are_paged_newest_first_with_the_true_total(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            room.Clock.Advance(TimeSpan.FromSeconds(1));
            made.Add((await MakeAsync(room, user)).Key.Id);
        }

        var second = await room.Get<ReadClientKeys>().RunAsync(user.Id, new PageRequest(2, 2), Ct);
        var beyond = await room.Get<ReadClientKeys>().RunAsync(null, new PageRequest(4, 2), Ct);

        Assert.Equal([made[2], made[1]], second.Items.Select(k => k.Id));
        Assert.Equal((5, 5, 0), (second.Total, beyond.Total, beyond.Items.Count));
    }

    [Fact]
    public async Task One_account_may_have_a_hundred_keys_in_force()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        for (var i = 0; i < 100; i++)
        {
            await MakeAsync(room, user);
        }

        var refused = await room.Get<CreateClientKey>().RunAsync(user, "one more", null, null, null, Ct);

        Assert.Equal("identity.too_many_client_keys", refused.Failure?.Code);
    }

    [Theory, EachDialect]
    public async Task Uses_are_written_by_the_upkeep_and_do_not_count_as_changes(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = await MakeAsync(room, user);
        room.Clock.Advance(TimeSpan.FromMinutes(3));
        var statements = room.Db.StatementCount;
        room.Get<IClientKeys>().Touch(made.Key.Id);
        Assert.Equal(statements, room.Db.StatementCount);

        await room.Get<UpkeepWorker>().RunOnceAsync(Ct);

        var read = (await room.Get<ReadClientKeys>().FindAsync(user.Id, made.Key.Id, Ct)).Value;
        Assert.Equal(room.Clock.GetUtcNow(), read.LastUsedAt);
        Assert.Equal(1, read.Version);
    }

    private static async Task<CurrentUser> UserAsync(Room room) =>
        room.Authenticator.Authenticate((await room.SetUpAsync()).AccessToken)!;

    private static async Task<NewClientKey> MakeAsync(Room room, CurrentUser user) =>
        (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;
}
