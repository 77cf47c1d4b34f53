using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>Describes a type of the host for scripts. Instances are passed by reference.</summary>
public sealed class RhaiType<T>
    where T : class
{
    private readonly FunctionTable _table;
    private readonly RhaiFunctions _functions;

    internal RhaiType(string name, FunctionTable table)
    {
        _table = table;
        _functions = new RhaiFunctions(table);
        table.Name(typeof(T), name);
    }

    /// <summary>A property that can be read.</summary>
    public RhaiType<T> Property<TValue>(string name, Func<T, TValue> get)
    {
        _functions.Add("get$" + name, get);
        return this;
    }

    /// <summary>A property that can be read and set.</summary>
    public RhaiType<T> Property<TValue>(string name, Func<T, TValue> get, Action<T, TValue> set)
    {
        _functions.Do("set$" + name, set);
        return Property(name, get);
    }

    /// <summary>What <c>x[i]</c> reads.</summary>
    public RhaiType<T> Indexer<TIndex, TValue>(Func<T, TIndex, TValue> get)
    {
        _functions.Add("index$get", get);
        return this;
    }

    /// <summary>What <c>x[i]</c> reads and sets.</summary>
    public RhaiType<T> Indexer<TIndex, TValue>(Func<T, TIndex, TValue> get, Action<T, TIndex, TValue> set)
    {
        _functions.Do("index$set", set);
        return Indexer(get);
    }

    /// <summary>Methods: functions whose first parameter is the type.</summary>
    public RhaiType<T> Methods(Action<RhaiFunctions> add)
    {
        ArgumentNullException.ThrowIfNull(add);
        add(_functions);
        return this;
    }

    /// <summary>An instance as a value under this type's name.</summary>
    public RhaiValue Value(T instance) => new(new RhaiHost(instance, _table.NameOf(typeof(T))));
}
