using System.Collections.Concurrent;

namespace Maru.Work.Engine;

/// <summary>The runs this node works on. Thread safe.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<string, RunFrame> _frames = new(StringComparer.Ordinal);

    public int Count => _frames.Count;

    public IReadOnlyCollection<RunFrame> All => [.. _frames.Values];

    public void Add(RunFrame frame) => _frames[frame.Run.Id] = frame;

    public void Remove(RunFrame frame) => _frames.TryRemove(new KeyValuePair<string, RunFrame>(frame.Run.Id, frame));

    /// <summary>Passes on a request to cancel a run; does nothing if the run is not on this node.</summary>
    public void Cancel(string runId) => _frames.GetValueOrDefault(runId)?.RequestCancel();
}
