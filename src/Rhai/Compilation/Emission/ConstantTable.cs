namespace Maru.Rhai.Compilation.Emission;

/// <summary>Objects that emitted code needs, by index.</summary>
internal sealed class ConstantTable
{
    private readonly Dictionary<object, int> _indexes = new(ReferenceEqualityComparer.Instance);

    public object[] ToArray() => [.. _indexes.OrderBy(c => c.Value).Select(c => c.Key)];

    public int IndexOf(object constant)
    {
        if (!_indexes.TryGetValue(constant, out var index))
        {
            _indexes.Add(constant, index = _indexes.Count);
        }

        return index;
    }
}
