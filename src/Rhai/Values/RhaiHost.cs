using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>An object of the host inside a value.</summary>
internal sealed class RhaiHost(object value, string typeName, RhaiObject? holds = null) : RhaiObject(RhaiKind.Host)
{
    public object Value => value;

    public string TypeName => typeName;

    public override void Show(MemoryWalk walk)
    {
        walk.Add(160);
        if (holds is not null)
        {
            walk.Add(holds);
        }
    }
}
