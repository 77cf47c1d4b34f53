using System.Reflection;
using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>The variables of a typed loop: read from their slots at its beginning, written back when general code takes over.</summary>
internal sealed class TypedState
{
    private readonly CodeWriter _code;
    private readonly ILGenerator _il;
    private readonly TypedKinds _kinds;
    private readonly Dictionary<LocalVariable, LocalBuilder> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<NumericKind, Stack<LocalBuilder>> _free = [];
    private readonly HashSet<LocalBuilder> _rented = [];
    private readonly List<LocalVariable> _alive = [];
    private readonly Dictionary<Label, Label> _ways = [];
    private readonly List<Label> _goals = [];
    private readonly LocalBuilder _goal;
    private readonly Label _back;

    public TypedState(CodeWriter code, TypedKinds kinds, TypedExits exits)
    {
        (_code, _il, _kinds) = (code, code.Il, kinds);
        (_goal, _back) = (_il.DeclareLocal(typeof(int)), _il.DefineLabel());
        foreach (var variable in kinds.Variables)
        {
            var loop = kinds.Uses.CountingLoop(variable);
            _numbers.Add(variable, loop is null ? _il.DeclareLocal(NumericMethod.TypeOf(kinds.Of(variable))) : exits.Range(loop).At);
        }
    }

    /// <summary>Where general code takes over.</summary>
    public Label Otherwise { get; private set; }

    public LocalBuilder this[LocalVariable variable] => _numbers[variable];

    public int Mark => _alive.Count;

    /// <summary>The variable has its first value.</summary>
    public void Begin(LocalVariable? variable)
    {
        if (variable is not null && _kinds.IsChanged(variable))
        {
            _alive.Add(variable);
        }
    }

    public void EndTo(int mark) => _alive.RemoveRange(mark, _alive.Count - mark);

    /// <summary>
    /// What to emit before and after a call: numbers are written to the bits of their slots and read back. A local that stays in use
    /// across a call would be kept in memory in every iteration of the loop.
    /// </summary>
    public (Action Put, Action Take) Aside()
    {
        var alive = _alive.ToArray();
        return (() => Array.ForEach(alive, Put), () => Array.ForEach(alive, Take));
    }

    /// <summary>Counts in the same way as general code.</summary>
    public void Step(BoundNode first, BoundNode? second = null, bool isSettled = false)
    {
        var (put, take) = Aside();
        _code.Step(first, second, isSettled, put, take);
    }

    public static FieldInfo MarkOf(NumericKind kind) => kind switch
    {
        NumericKind.Float => Members.FloatMark,
        NumericKind.Bool => Members.BoolMark,
        _ => Members.IntMark,
    };

    /// <summary>Reads all numbers, or jumps to the label if something is not as assumed.</summary>
    public void Load(Label otherwise)
    {
        foreach (var variable in _numbers.Keys)
        {
            if (!_kinds.IsDeclared(variable))
            {
                _code.Place(variable);
                _il.Emit(OpCodes.Ldfld, Members.Object);
                _il.Emit(OpCodes.Ldsfld, MarkOf(_kinds.Of(variable)));
                _il.Emit(OpCodes.Bne_Un, otherwise);
                Take(variable);
                Begin(variable);
            }
        }
    }

    /// <summary>From here on, the general code at the label takes over if something is not as assumed.</summary>
    public void GiveUpTo(Label general) => Otherwise = Way(general);

    /// <summary>A label that leads to general code after the variables are written back.</summary>
    public Label Way(Label general)
    {
        if (_ways.TryGetValue(general, out var way))
        {
            return way;
        }

        _ways.Add(general, way = _il.DefineLabel());
        var number = _goals.Count;
        _goals.Add(general);
        _code.Cold.Add(way, _back, () =>
        {
            _il.Emit(OpCodes.Ldc_I4, number);
            _il.Emit(OpCodes.Stloc, _goal);
        });
        return way;
    }

    /// <summary>Ends the typed code.</summary>
    public void Close() => _code.Cold.Add(_back, _goals[0], () =>
    {
        foreach (var (variable, local) in _numbers.Where(n => _kinds.IsChanged(n.Key)))
        {
            Store(variable, local);
        }

        _il.Emit(OpCodes.Ldloc, _goal);
        _il.Emit(OpCodes.Switch, [.. _goals]);
    });

    public LocalBuilder Rent(NumericKind kind)
    {
        if (!_free.TryGetValue(kind, out var free) || !free.TryPop(out var local))
        {
            local = _il.DeclareLocal(NumericMethod.TypeOf(kind));
        }

        _rented.Add(local);
        return local;
    }

    /// <summary>Returns a rented local; a variable's own local is kept.</summary>
    public void Return(LocalBuilder local, NumericKind kind)
    {
        if (_rented.Remove(local))
        {
            _free.TryAdd(kind, []);
            _free[kind].Push(local);
        }
    }

    public void FromBits(NumericKind kind)
    {
        if (kind == NumericKind.Float)
        {
            _il.Emit(OpCodes.Call, ((Func<long, double>)BitConverter.Int64BitsToDouble).Method);
        }
        else if (kind == NumericKind.Bool)
        {
            _il.Emit(OpCodes.Conv_I4);
        }
    }

    public void ToBits(NumericKind kind)
    {
        if (kind == NumericKind.Float)
        {
            _code.FloatToBits();
        }
        else if (kind == NumericKind.Bool)
        {
            _il.Emit(OpCodes.Conv_I8);
        }
    }

    private void Put(LocalVariable variable)
    {
        _code.Place(variable);
        _il.Emit(OpCodes.Ldloc, _numbers[variable]);
        ToBits(_kinds.Of(variable));
        _il.Emit(OpCodes.Stfld, Members.Bits);
    }

    private void Take(LocalVariable variable)
    {
        _code.Place(variable);
        _il.Emit(OpCodes.Ldfld, Members.Bits);
        FromBits(_kinds.Of(variable));
        _il.Emit(OpCodes.Stloc, _numbers[variable]);
    }

    private void Store(LocalVariable variable, LocalBuilder local)
    {
        var kind = _kinds.Of(variable);
        _code.Place(variable);
        _il.Emit(OpCodes.Ldsfld, MarkOf(kind));
        _il.Emit(OpCodes.Ldloc, local);
        ToBits(kind);
        _il.Emit(OpCodes.Newobj, Members.NewValue);
        _il.Emit(OpCodes.Stobj, typeof(RhaiValue));
    }
}
