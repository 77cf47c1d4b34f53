namespace Maru.Rhai.Runtime;

/// <summary>An object of the host inside a value.</summary>
internal sealed class RhaiHost(object value, string typeName) : RhaiObject(RhaiKind.Host)
{
    public object Value => value;

    public string TypeName => typeName;
}
