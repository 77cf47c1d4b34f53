using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>What a value points at: a type marker for plain values, the content for others.</summary>
internal abstract class RhaiObject(RhaiKind kind)
{
    public readonly RhaiKind Kind = kind;
    private bool _aliased;

    /// <summary>Set once a second place may hold this container; anyone who wants to change it then copies it first.</summary>
    public bool Aliased => _aliased;

    /// <summary>What the content counts in all its depth; the place in a container is counted by the container.</summary>
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
