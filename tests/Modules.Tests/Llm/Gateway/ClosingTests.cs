using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Measuring;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class ClosingTests
{
    [Fact]
    public void Only_so_many_answers_are_read_on_for_nobody_at_a_time()
    {
        using var closing = Meters.NeverClosing();
        Assert.All(Enumerable.Range(0, Closing.MostReadOn), _ => Assert.True(closing.TryReadOn()));

        Assert.False(closing.TryReadOn());
        closing.EndReadOn();

        Assert.True(closing.TryReadOn());
    }

    [Fact]
    public async Task A_stop_gives_running_answers_part_of_its_time_and_those_of_nobody_none()
    {
        using var lifetime = new FakeLifetime();
        using var leaving = new CancellationTokenSource();
        using var closing = Meters.Closing(lifetime, TimeSpan.FromMilliseconds(60));
        using var waited = new Patience(closing, readsOn: true, CancellationToken.None);
        using var left = new Patience(closing, readsOn: true, leaving.Token);
        await leaving.CancelAsync();
        Assert.False(left.Wait(TimeSpan.FromMinutes(1)).IsCancellationRequested);

        lifetime.StopApplication();

        Assert.True(left.Wait(TimeSpan.FromMinutes(1)).IsCancellationRequested);
        Assert.False(closing.TryReadOn());
        var token = waited.Wait(TimeSpan.FromMinutes(1));
        await Poll.UntilAsync(() => Task.FromResult(token.IsCancellationRequested));
        Assert.True(waited.IsClosing);
    }

    [Fact]
    public async Task What_one_exchange_waited_for_ends_no_later_one()
    {
        using var closing = Meters.NeverClosing();
        using var leaving = new CancellationTokenSource();
        var ended = new Patience(closing, readsOn: false, leaving.Token);
        var before = ended.Wait(TimeSpan.FromMilliseconds(20));
        ended.Dispose();

        using var next = new Patience(closing, readsOn: true, CancellationToken.None);
        var token = next.Wait(TimeSpan.FromMinutes(1));
        using var longer = new CancellationTokenSource(TimeSpan.FromMilliseconds(60));
        await Poll.UntilAsync(() => Task.FromResult(longer.IsCancellationRequested));
        await leaving.CancelAsync();

        Assert.Equal(before, token);
        Assert.False(token.IsCancellationRequested);
    }

    [Fact]
    public async Task What_ended_an_exchange_is_not_used_for_another()
    {
        using var closing = Meters.NeverClosing();
        using var leaving = new CancellationTokenSource();
        var left = new Patience(closing, readsOn: false, leaving.Token);
        await leaving.CancelAsync();
        left.Dispose();

        using var next = new Patience(closing, readsOn: false, CancellationToken.None);

        Assert.False(next.Wait(TimeSpan.FromMinutes(1)).IsCancellationRequested);
    }

    [Fact]
    public async Task A_stream_ends_with_its_client()
    {
        using var leaving = new CancellationTokenSource();
        using var closing = Meters.NeverClosing();
        using var patience = new Patience(closing, readsOn: false, leaving.Token);

        await leaving.CancelAsync();

        Assert.True(patience.Wait(TimeSpan.FromMinutes(1)).IsCancellationRequested);
    }
}
