using Maru.Rhai.Calls;
using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>Makes a module out of C#.</summary>
public sealed class RhaiModuleBuilder
{
    private readonly FunctionTable _table = new();
    private readonly Dictionary<string, RhaiValue> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RhaiModule> _modules = new(StringComparer.Ordinal);

    /// <summary>Adds functions, called <c>module::name(…)</c>.</summary>
    public RhaiModuleBuilder Functions(Action<RhaiFunctions> add)
    {
        ArgumentNullException.ThrowIfNull(add);
        add(new RhaiFunctions(_table));
        return this;
    }

    /// <summary>Adds a constant, read as <c>module::NAME</c>.</summary>
    public RhaiModuleBuilder Constant(string name, RhaiValue value)
    {
        _variables[name] = value.Share();
        return this;
    }

    /// <summary>Adds a module inside this one.</summary>
    public RhaiModuleBuilder Module(string name, RhaiModule module)
    {
        _modules[name] = module;
        return this;
    }

    /// <summary>The module.</summary>
    public RhaiModule Build() => new(_table, null, _variables) { Modules = _modules };
}
