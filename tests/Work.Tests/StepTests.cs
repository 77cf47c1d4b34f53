using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Work.Tests;

public sealed class StepTests
{
    private static readonly StepTerms<int> Quick = new() { Retry = new RetryTerms(3, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)) };

    [Theory, EachDialect]
    public async Task Attempts_are_counted_time_limits_kept_and_what_the_other_side_asks_is_heeded(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var attempts = 0;
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            var slow = await context.StepAsync<int>("slow", async (_, ct) =>
            {
                attempts++;
                await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, ct);
                return 1;
            }, Quick with { Timeout = TimeSpan.FromMilliseconds(20) });
            await context.StepAsync<int>("asked", (call, _) => Task.FromResult<Outcome<int>>(
                call.Attempt == 1 ? LiveFailures.TooManyClients with { RetryAfter = TimeSpan.FromMilliseconds(60) } : 2), Quick);
            return slow.Failure!.Code;
        }));
        var id = await node.BeginAsync("scripted");

        var run = await node.EndAsync(id);

        Assert.Equal(("\"work.step_timed_out\"", 3), (run.Output, attempts));
        Assert.Contains(await node.EventsAsync(id), e => e.Type == "run.waiting" && e.Data.Contains("rate", StringComparison.Ordinal));
    }

    [Theory, EachDialect]
    public async Task Attempts_end_with_the_time_they_have_together(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var (hasty, slow) = (0, 0);
        var terms = new StepTerms<int> { Retry = new RetryTerms(100, TimeSpan.FromHours(10), TimeSpan.FromHours(10)), Deadline = TimeSpan.FromMilliseconds(200) };
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            var first = await context.StepAsync<int>("hasty", (_, _) =>
            {
                hasty++;
                return Task.FromResult<Outcome<int>>(LiveFailures.TooManyClients with { RetryAfter = TimeSpan.FromSeconds(1) });
            }, terms);
            var second = await context.StepAsync<int>("slow", async (_, ct) =>
            {
                slow++;
                await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, ct);
                return 1;
            }, terms with { Timeout = TimeSpan.FromMinutes(1) });
            return $"{first.Failure!.Code} {second.Failure!.Code}";
        }));

        var run = await node.EndAsync(await node.BeginAsync("scripted"));

        Assert.Equal(("\"work.too_many_live_clients work.step_timed_out\"", 1, 1), (run.Output, hasty, slow));
    }

    [Theory, EachDialect]
    public async Task Progress_never_falls_and_is_told_once_though_the_job_begins_again(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.ProgressAsync(30, new string('x', 300));
            await context.ProgressAsync(10, "back");
            await context.SleepUntilAsync("nap", TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(30));
            await context.ProgressAsync(60, "on");
            return "done";
        }));
        var id = await node.BeginAsync("scripted");

        await node.EndAsync(id);

        var told = (await node.EventsAsync(id)).Where(e => e.Type == "run.progress").Select(e => e.Data);
        Assert.Equal([$"{{\"percent\":30,\"message\":\"{new string('x', 199)}\\u2026\"}}", "{\"percent\":60,\"message\":\"on\"}"], told);
    }

    [Theory, EachDialect]
    public async Task A_job_that_throws_fails_and_tells_only_the_type(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((_, _, _) => throw new FormatException("the secret")));

        var run = await node.EndAsync(await node.BeginAsync("scripted"));

        Assert.Equal(("failed", "work.job_threw"), (run.Status, run.ErrorCode));
        Assert.DoesNotContain("secret", run.ErrorDetail, StringComparison.Ordinal);
    }
}
