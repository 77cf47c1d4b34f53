using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>
/// The functions that inspect the script itself: <c>type_of is_shared is_def_var is_def_fn Fn get_fn_metadata_list</c>.
/// </summary>
internal sealed class BoundQuestion(string name, BoundNode[] arguments, IReadOnlyDictionary<string, int> names, Position position) : BoundNode(position)
{
    public static bool Is(string name, int count) => (name, count) is ("type_of" or "is_shared" or "is_def_var" or "Fn", 1) or ("is_def_fn", 2 or 3)
        or ("get_fn_metadata_list", <= 2);

    public override RhaiValue Evaluate(Frame frame) => name switch
    {
        "type_of" => RhaiTypes.NameOf(arguments[0].Borrow(frame)),
        "is_shared" => arguments[0] is BoundVariable variable && variable.Place(frame) is { Kind: RhaiKind.Cell } place && place.Cell.Captured,
        "is_def_var" => IsVariable(frame, Text(frame, 0)),
        "is_def_fn" => IsFunction(frame),
        "get_fn_metadata_list" => Descriptions(frame),
        _ => new RhaiValue(FunctionNames.Pointer(Text(frame, 0), frame.Program, arguments[0].Position)),
    };

    private string Text(Frame frame, int index)
    {
        var value = arguments[index].Borrow(frame);
        frame.Run.Work(value, Position);
        return value.Kind == RhaiKind.String ? value.Text.Value : throw RhaiFaults.Mismatch("string", value, arguments[index].Position);
    }

    private RhaiValue IsVariable(Frame frame, string variable) => names.ContainsKey(variable) || frame.Find(variable) is not null;

    private RhaiValue IsFunction(Frame frame)
    {
        var typed = arguments.Length == 3;
        var function = Text(frame, typed ? 1 : 0);
        var arity = arguments[^1].Borrow(frame);
        if (!arity.IsInt)
        {
            throw RhaiFaults.Mismatch("i64", arity, arguments[^1].Position);
        }

        return arity.Int is >= 0 and <= int.MaxValue && (typed ? frame.Program.HasMethod(RhaiTypes.Canonical(Text(frame, 0)), function, (int)arity.Int)
            : frame.Program.Find(function, (int)arity.Int) is not null);
    }

    private RhaiValue Descriptions(Frame frame)
    {
        var named = arguments.Length > 0 ? Text(frame, 0) : null;
        var arity = arguments.Length > 1 ? arguments[1].Borrow(frame) : default(RhaiValue?);
        return arity is { IsInt: false } wrong ? throw RhaiFaults.Mismatch("i64", wrong, arguments[1].Position)
            : FunctionList.Of(frame.Program, named, arity?.Int);
    }
}
