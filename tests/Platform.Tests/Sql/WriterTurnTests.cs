using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

public sealed class WriterTurnTests
{
    private const string Insert = "INSERT INTO work_queue (name, next_start_at) VALUES (@name, 0)";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_short_write_comes_between_those_of_a_writer_that_never_rests()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var (turns, longest, hasEnded) = (0, 0, false);
        var restless = Task.Run(async () =>
        {
            for (; !Volatile.Read(ref hasEnded); Interlocked.Increment(ref turns))
            {
                await using var tx = await database.Db.BeginAsync(Ct);
                await tx.ExecuteAsync(Insert, new { name = $"restless {turns}" }, Ct);
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
                await tx.CommitAsync(Ct);
            }
        }, Ct);

        for (var i = 0; i < 5; i++)
        {
            var before = Volatile.Read(ref turns);
            database.Db.WriteBlocking(Insert, new { name = $"short {i}" });
            longest = Math.Max(longest, Volatile.Read(ref turns) - before);
        }

        Volatile.Write(ref hasEnded, true);
        await restless;
        Assert.InRange(longest, 0, 10);
    }

    [Fact]
    public async Task Who_comes_first_is_served_first_and_who_gives_up_holds_up_nobody()
    {
        using var turn = new WriterTurn();
        await turn.TakeAsync(Ct);
        using var gone = new CancellationTokenSource();
        var leaving = turn.TakeAsync(gone.Token);
        var second = turn.TakeAsync(Ct);

        Assert.False(turn.TryTake(TimeSpan.FromMilliseconds(1)));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.False(second.IsCompleted);
        turn.GiveBack();
        await second.WaitAsync(TimeSpan.FromSeconds(20));
        turn.GiveBack();

        Assert.True(turn.TryTake(TimeSpan.FromSeconds(20)));
    }
}
