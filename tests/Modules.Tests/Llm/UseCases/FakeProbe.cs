using System.Collections.Concurrent;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Tests.Llm.UseCases;

internal sealed class FakeProbe : IConnectionProbe
{
    public ConcurrentQueue<ProbeTarget> Seen { get; } = [];

    public Func<ProbeTarget, ProbeFailure?> Answer { get; set; } = _ => null;

    public Task<ProbeResult> TryAsync(ProbeTarget target, CancellationToken ct)
    {
        Seen.Enqueue(target);
        return Task.FromResult(new ProbeResult(Answer(target), target.Model, 3));
    }
}
