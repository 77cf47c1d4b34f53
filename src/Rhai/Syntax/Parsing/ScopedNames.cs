namespace Maru.Rhai.Syntax.Parsing;

/// <summary>
/// Names in the order they were added, each with a value; the last entry of a name counts, and the time to find it does not depend on the
/// number of names.
/// </summary>
internal sealed class ScopedNames<T>
{
    private readonly List<(string Name, T Value, int Before)> _entries = [];
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    public IEnumerable<T> Values => _entries.Select(e => e.Value);

    public T? Newest => _entries.Count == 0 ? default : _entries[^1].Value;

    public void Add(string name, T value)
    {
        _entries.Add((name, value, _last.GetValueOrDefault(name, -1)));
        _last[name] = _entries.Count - 1;
    }

    public T? Find(string name) => _last.TryGetValue(name, out var at) ? _entries[at].Value : default;

    public bool Contains(string name) => _last.ContainsKey(name);

    /// <summary>Removes all names after the first <paramref name="count"/>.</summary>
    public void ReturnTo(int count)
    {
        while (_entries.Count > count)
        {
            var (name, _, before) = _entries[^1];
            _entries.RemoveAt(_entries.Count - 1);
            if (before < 0)
            {
                _last.Remove(name);
            }
            else
            {
                _last[name] = before;
            }
        }
    }
}
