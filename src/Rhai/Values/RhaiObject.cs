using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>The object that a value refers to: a type marker for plain values, the content for others.</summary>
internal abstract class RhaiObject(RhaiKind kind)
{
    public readonly RhaiKind Kind = kind;
    private bool _aliased;

    /// <summary>Set when a second place may hold this container; from then on it must be copied before a change.</summary>
    public bool Aliased => _aliased;

    /// <summary>The size of the content including nested values; the container counts the place of each element.</summary>
    public virtual RhaiSize Size => default;

    /// <summary>Adds the bytes of the content itself to the walk and shows it what is inside.</summary>
    public virtual void Show(MemoryWalk walk) => walk.Add(64);

    public void MarkAliased()
    {
        if (!_aliased)
        {
            _aliased = true;
        }
    }
}
