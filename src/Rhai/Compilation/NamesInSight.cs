using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Maru.Rhai.Compilation;

/// <summary>
/// The variables visible at one place of a script, by name, for lookups at run time. It keeps only the last variable of each kind, which
/// refers to the ones before: creating it costs the same for any number of variables.
/// </summary>
internal sealed class NamesInSight(LocalVariable? declared, LocalVariable? taken) : IReadOnlyDictionary<string, int>
{
    public int Count => All().Count();

    public IEnumerable<string> Keys => All().Select(v => v.Name);

    public IEnumerable<int> Values => All().Select(v => v.Slot);

    public int this[string key] => TryGetValue(key, out var slot) ? slot : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out int value)
    {
        var found = Everything().FirstOrDefault(v => v.Name == key);
        value = found?.Slot ?? 0;
        return found is not null;
    }

    public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => All().Select(v => KeyValuePair.Create(v.Name, v.Slot)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<LocalVariable> All() => Everything().DistinctBy(v => v.Name, StringComparer.Ordinal);

    private IEnumerable<LocalVariable> Everything()
    {
        foreach (var last in (LocalVariable?[])[declared, taken])
        {
            for (var variable = last; variable is not null; variable = variable.Before)
            {
                if (!variable.IsModule)
                {
                    yield return variable;
                }
            }
        }
    }
}
