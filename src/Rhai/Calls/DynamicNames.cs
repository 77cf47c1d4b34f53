using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>Variables added while running, in order.</summary>
internal sealed class DynamicNames
{
    private readonly List<(string Name, RhaiCell Cell)> _entries = [];

    public int Count => _entries.Count;

    public IEnumerable<RhaiCell> Cells => _entries.Select(e => e.Cell);

    public void Add(string name, RhaiCell cell) => _entries.Add((name, cell));

    public RhaiCell? Find(string name)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].Name == name)
            {
                return _entries[i].Cell;
            }
        }

        return null;
    }

    /// <summary>A declaration in the script itself hides a variable that <c>eval</c> added before.</summary>
    public void Hide(string name) => _entries.RemoveAll(e => e.Name == name);

    public void TrimTo(int count)
    {
        if (count < _entries.Count)
        {
            _entries.RemoveRange(count, _entries.Count - count);
        }
    }
}
