using Maru.Platform.Sql;
using Maru.Platform.Work.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Work;

public sealed class GroupCommitTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_act_that_is_undone_is_told_to_nobody_and_the_others_of_its_group_stay()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);
        var told = new List<string>();
        var open = new TaskCompletionSource();
        var first = group.RunAsync((tx, _) => NoteAsync(tx, told, "first", open.Task), Ct);
        var broken = group.RunAsync(async (tx, _) => await NoteAsync(tx, told, "broken", Task.CompletedTask) ? throw new IOException("cut") : false, Ct);
        var last = group.RunAsync((tx, _) => NoteAsync(tx, told, "last", Task.CompletedTask), Ct);

        open.SetResult();

        Assert.True(await first);
        await Assert.ThrowsAsync<IOException>(() => broken);
        Assert.True(await last);
        Assert.Equal(["after first", "after last", "before first", "before last"], told.Order(StringComparer.Ordinal));
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(["first", "last"], await session.QueryAsync<string>("SELECT name FROM work_queue ORDER BY name"));
    }

    [Fact]
    public async Task The_writer_goes_on_after_a_commit_that_failed_in_a_way_nobody_expects()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);

        var broken = group.RunAsync((tx, _) =>
        {
            tx.BeforeCommit("x", (_, _, _) => throw new FormatException("odd"));
            return Task.FromResult(1);
        }, Ct);

        await Assert.ThrowsAsync<FormatException>(() => broken);
        Assert.Equal(2, await group.RunAsync((_, _) => Task.FromResult(2), Ct).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task<bool> NoteAsync(Tx tx, List<string> told, string name, Task open)
    {
        await tx.ExecuteAsync("INSERT INTO work_queue (name, next_start_at) VALUES (@name, 0)", new { name });
        tx.BeforeCommit(name, (_, names, _) =>
        {
            told.AddRange(names.Select(n => $"before {n}"));
            return Task.CompletedTask;
        });
        tx.AfterCommit(() => told.Add($"after {name}"));
        await open;
        return true;
    }
}
