using System.Diagnostics;
using Maru.Contracts.Identity;
using Maru.Modules.Identity.ClientKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.Adapters;

public sealed class ClientKeysTests
{
    private const int Rounds = 20_000;
    private const int Burst = 500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_a_key_up_and_noting_its_use_allocates_nothing_and_asks_no_database()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var (keys, made) = (room.Get<IClientKeys>(), await MakeAsync(room));
        var header = "Bearer " + made.Secret;
        var unknown = made.Secret[..^1] + (made.Secret[^1] == 'A' ? 'B' : 'A');
        Run(keys, made, unknown, header);
        var statements = room.Db.StatementCount;

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(keys, made, unknown, header);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(statements, room.Db.StatementCount);
    }

    [Fact]
    public async Task Looking_a_key_up_takes_far_less_than_a_tenth_of_a_millisecond()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var (keys, made) = (room.Get<IClientKeys>(), await MakeAsync(room));
        var best = double.MaxValue;
        for (var run = 0; run < 400; run++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Burst; i++)
            {
                keys.Find(made.Secret);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Burst);
        }

        TestContext.Current.SendDiagnosticMessage($"Find: {best:0.000} us");
        Assert.True(best < 50, $"{best} us");
    }

    [Theory]
    [InlineData("")]
    [InlineData("mk_")]
    [InlineData("mk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mk_한AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_key_of_ours_is_not_found(string secret)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        await MakeAsync(room);

        Assert.Null(room.Get<IClientKeys>().Find(secret));
    }

    [Fact]
    public async Task Every_single_changed_character_is_not_found()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var made = await MakeAsync(room);

        for (var i = 0; i < made.Secret.Length; i++)
        {
            Assert.Null(room.Get<IClientKeys>().Find(made.Secret[..i] + (made.Secret[i] == 'x' ? 'y' : 'x') + made.Secret[(i + 1)..]));
        }
    }

    [Fact]
    public async Task The_header_of_a_connection_is_known_again_until_the_keys_change()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var user = room.Authenticator.Authenticate((await room.SetUpAsync()).AccessToken)!;
        var made = (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;
        var (keys, header) = (room.Get<IClientKeys>(), $"bearer {made.Secret} ");

        var first = keys.FindBearer(header);
        var again = keys.FindBearer(header);
        await room.Get<RevokeClientKey>().RunAsync(user, user.Id, made.Key.Id, null, Ct);

        Assert.Equal(made.Key.Id, first!.Id);
        Assert.Same(first, again);
        Assert.Null(keys.FindBearer(header));
        Assert.Null(keys.FindBearer(made.Secret));
        Assert.Null(keys.FindBearer($"Basic {made.Secret}"));
    }

    private static void Run(IClientKeys keys, NewClientKey made, string unknown, string header)
    {
        for (var i = 0; i < Rounds; i++)
        {
            keys.Touch(keys.Find(made.Secret)!.Id);
            keys.FindBearer(header);
            keys.Find(unknown);
        }
    }

    private static async Task<NewClientKey> MakeAsync(Room room)
    {
        var user = room.Authenticator.Authenticate((await room.SetUpAsync()).AccessToken)!;
        return (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;
    }
}
