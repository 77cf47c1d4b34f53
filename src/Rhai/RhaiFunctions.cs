using Maru.Rhai.Library;

namespace Maru.Rhai;

/// <summary>
/// Adds functions of the host. Parameters may be long, double, bool, string, <see cref="System.Text.Rune"/>, byte[],
/// <see cref="Values.RhaiValue"/> for any value, or a type of the host. Nothing is converted: a long parameter takes integers only.
/// </summary>
public sealed class RhaiFunctions
{
    private readonly FunctionTable _table;

    internal RhaiFunctions(FunctionTable table) => _table = table;

    /// <summary>A function without parameters.</summary>
    public RhaiFunctions Add<TResult>(string name, Func<TResult> function) =>
        Put(name, [], (_, _) => HostCall.Result(function()));

    /// <summary>A function of one parameter.</summary>
    public RhaiFunctions Add<T1, TResult>(string name, Func<T1, TResult> function) =>
        Put(name, [typeof(T1)], (_, a) => HostCall.Result(function(HostCall.Argument<T1>(a[0]))));

    /// <summary>A function of two parameters.</summary>
    public RhaiFunctions Add<T1, T2, TResult>(string name, Func<T1, T2, TResult> function) =>
        Put(name, [typeof(T1), typeof(T2)], (_, a) => HostCall.Result(function(HostCall.Argument<T1>(a[0]), HostCall.Argument<T2>(a[1]))));

    /// <summary>A function of three parameters.</summary>
    public RhaiFunctions Add<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function) =>
        Put(name, [typeof(T1), typeof(T2), typeof(T3)], (_, a) => HostCall.Result(function(
            HostCall.Argument<T1>(a[0]), HostCall.Argument<T2>(a[1]), HostCall.Argument<T3>(a[2]))));

    /// <summary>A function of four parameters.</summary>
    public RhaiFunctions Add<T1, T2, T3, T4, TResult>(string name, Func<T1, T2, T3, T4, TResult> function) =>
        Put(name, [typeof(T1), typeof(T2), typeof(T3), typeof(T4)], (_, a) => HostCall.Result(function(
            HostCall.Argument<T1>(a[0]), HostCall.Argument<T2>(a[1]), HostCall.Argument<T3>(a[2]), HostCall.Argument<T4>(a[3]))));

    /// <summary>An action with one parameter that returns <c>()</c>.</summary>
    public RhaiFunctions Do<T1>(string name, Action<T1> act) => Put(name, [typeof(T1)], (_, a) =>
    {
        act(HostCall.Argument<T1>(a[0]));
        return default;
    });

    /// <summary>An action with two parameters that returns <c>()</c>.</summary>
    public RhaiFunctions Do<T1, T2>(string name, Action<T1, T2> act) => Put(name, [typeof(T1), typeof(T2)], (_, a) =>
    {
        act(HostCall.Argument<T1>(a[0]), HostCall.Argument<T2>(a[1]));
        return default;
    });

    /// <summary>An action with three parameters that returns <c>()</c>.</summary>
    public RhaiFunctions Do<T1, T2, T3>(string name, Action<T1, T2, T3> act) => Put(name, [typeof(T1), typeof(T2), typeof(T3)], (_, a) =>
    {
        act(HostCall.Argument<T1>(a[0]), HostCall.Argument<T2>(a[1]), HostCall.Argument<T3>(a[2]));
        return default;
    });

    private RhaiFunctions Put(string name, Type[] parameters, NativeBody body)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _table.Add(new NativeFunction(name, [.. parameters.Select(HostCall.Parameter)], HostCall.Guarded(name, body), isPure: true));
        return this;
    }
}
