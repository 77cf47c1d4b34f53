using Maru.Kernel;

namespace Maru.Host.Tests.Work;

/// <summary>Runs as they stand in the tables, made without an engine.</summary>
internal static class Seed
{
    /// <summary>A run of a person with so many events, numbered from 1.</summary>
    public static async Task<string> RunAsync(this AppHost host, string ownerId, int events, string status = "parked")
    {
        var id = Id.New(TimeProvider.System);
        await using (var tx = await host.Db.BeginAsync(CancellationToken.None))
        {
            await tx.ExecuteAsync("""
                INSERT INTO work_run (id, kind, queue, priority, status, phase, epoch, event_seq, recoveries, cancel_requested, percent, owner_id, input_hash,
                    created_at, input)
                VALUES (@id, 'test.seeded', 'default', 5, @status, 'forward', 1, 0, 0, @no, 0, @ownerId, '', @at, '{}')
                """, new { id, status, no = false, ownerId, at = TimeProvider.System.GetUtcNow() });
            await tx.CommitAsync(CancellationToken.None);
        }

        await host.AppendAsync(id, events);
        return id;
    }

    /// <summary>So many more events, and a status.</summary>
    public static async Task AppendAsync(this AppHost host, string id, int events, string? status = null)
    {
        await using var tx = await host.Db.BeginAsync(CancellationToken.None);
        var last = await tx.ScalarAsync<long>("SELECT event_seq FROM work_run WHERE id = @id", new { id });
        foreach (var some in Enumerable.Range(1, events).Chunk(500))
        {
            var rows = string.Join(", ", some.Select(n => $"('{id}', {last + n}, 'step.completed', '{{\"n\":{last + n}}}', 0)"));
            await tx.ExecuteAsync($"INSERT INTO work_event (run_id, seq, type, data, at) VALUES {rows}");
        }

        await tx.ExecuteAsync("UPDATE work_run SET event_seq = @seq, status = COALESCE(@status, status) WHERE id = @id", new { id, seq = last + events, status });
        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>The signed-in person's id.</summary>
    public static async Task<string> MyIdAsync(this HttpClient client) =>
        (await AppHost.ReadAsync(await client.GetAsync(new Uri("/api/v1/identity/me", UriKind.Relative)))).GetProperty("id").GetString()!;
}
