using System.Collections.Frozen;

namespace Maru.Work;

/// <summary>All kinds and queues this program knows.</summary>
internal sealed class JobKinds
{
    private readonly FrozenDictionary<string, JobKind> _kinds;

    public JobKinds(IEnumerable<JobKind> kinds, IEnumerable<QueueTerms> queues)
    {
        _kinds = kinds.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
        var declared = queues.ToDictionary(q => q.Name, StringComparer.Ordinal);
        foreach (var name in _kinds.Values.Select(k => k.Queue).Append(QueueTerms.Default.Name))
        {
            declared.TryAdd(name, new QueueTerms(name));
        }

        Queues = [.. declared.Values];
    }

    public IReadOnlyList<QueueTerms> Queues { get; }

    public IEnumerable<JobKind> All => _kinds.Values;

    public QueueTerms? QueueOf(string name) => Queues.FirstOrDefault(q => q.Name == name);

    public JobKind? Find(string name) => _kinds.GetValueOrDefault(name);
}
