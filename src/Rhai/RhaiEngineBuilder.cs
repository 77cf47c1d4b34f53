using Maru.Rhai.Calls;
using Maru.Rhai.Library;
using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>
/// Configures an engine. It contains the standard packages from the start; none of them reads files, blocks the thread or accesses the
/// host.
/// </summary>
/// <param name="limits">What scripts may use: <see cref="RhaiLimits.Strict"/> for untrusted code.</param>
public sealed class RhaiEngineBuilder(RhaiLimits limits)
{
    private readonly LibraryWriter _host = new(StandardLibrary.Register(new FunctionTable()));

    internal RhaiLimits Limits => limits;

    internal RhaiSwitches Switches { get; private set; } = new();

    internal RhaiHooks Hooks { get; private set; } = new();

    internal TimeProvider Clock { get; private set; } = TimeProvider.System;

    internal FunctionTable Table => _host.Table;

    internal Dictionary<string, RhaiValue> ConstantValues { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, RhaiModule> ModuleValues { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets which parts of the language are on.</summary>
    public RhaiEngineBuilder With(RhaiSwitches switches)
    {
        Switches = switches;
        return this;
    }

    /// <summary>Sets the host's callbacks.</summary>
    public RhaiEngineBuilder With(RhaiHooks hooks)
    {
        Hooks = hooks;
        return this;
    }

    /// <summary>Sets the clock behind <c>timestamp</c>.</summary>
    public RhaiEngineBuilder With(TimeProvider clock)
    {
        Clock = clock;
        return this;
    }

    /// <summary>A constant that every script can use, also inside functions.</summary>
    public RhaiEngineBuilder Constant(string name, RhaiValue value)
    {
        ConstantValues[name] = value.Share();
        return this;
    }

    /// <summary>A module that scripts reach by <c>name::</c> and by <c>import "name"</c>.</summary>
    public RhaiEngineBuilder Module(string name, RhaiModule module)
    {
        ModuleValues[name] = module;
        return this;
    }

    /// <summary>
    /// Functions of the host: <c>f =&gt; f.Add("area", (double w, double h) =&gt; w * h)</c>. They replace the library's of the same
    /// name and types. An exception in one becomes an error of the script.
    /// </summary>
    public RhaiEngineBuilder Functions(Action<RhaiFunctions> add)
    {
        ArgumentNullException.ThrowIfNull(add);
        add(new RhaiFunctions(Table));
        return this;
    }

    /// <summary>A type of the host with its name for scripts and the operations that scripts may use.</summary>
    public RhaiEngineBuilder Type<T>(string name, Action<RhaiType<T>> describe)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(describe);
        describe(new RhaiType<T>(name, Table));
        return this;
    }

    /// <summary>
    /// Allows scripts to block their thread with <c>sleep(seconds)</c>; cancelling ends the wait. Never for untrusted code.
    /// </summary>
    public RhaiEngineBuilder AllowSleep()
    {
        _host.Pure("sleep", "i", (run, a) => Sleeping.Sleep(run, a[0].Int));
        _host.Pure("sleep", "f", (run, a) => Sleeping.Sleep(run, a[0].Float));
        return this;
    }

    /// <summary>The engine as configured so far; the builder should not be used after.</summary>
    public RhaiEngine Build() => new(this);
}
