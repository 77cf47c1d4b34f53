using System.Globalization;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>Makes the errors of running scripts.</summary>
internal static class RhaiFaults
{
    public static RhaiException FunctionNotFound(string name, ReadOnlySpan<RhaiValue> arguments, Position position)
    {
        var signature = RhaiTypes.Signature(name, arguments);
        return new(RhaiErrorKind.FunctionNotFound, $"Function not found: {signature}", position) { Details = new() { ["function"] = signature } };
    }

    public static RhaiException NoSuchFunction(string name, Position position) =>
        new(RhaiErrorKind.FunctionNotFound, $"Function not found: {name}", position) { Details = new() { ["function"] = name } };

    public static RhaiException ReservedName(string name, Position position) =>
        new(RhaiErrorKind.Parsing, $"'{name}' is reserved", position, "ErrorParsing/Reserved");

    public static RhaiException VariableNotFound(string name, Position position) =>
        new(RhaiErrorKind.VariableNotFound, $"Variable not found: {name}", position) { Details = new() { ["variable"] = name } };

    public static RhaiException PropertyNotFound(string name, Position position) =>
        new(RhaiErrorKind.PropertyNotFound, $"Property not found: {name}", position) { Details = new() { ["variable"] = name } };

    public static RhaiException ModuleNotFound(string name, Position position) =>
        new(RhaiErrorKind.ModuleNotFound, $"Module not found: {name}", position) { Details = new() { ["module"] = name } };

    public static RhaiException UnknownProperty(string name, in RhaiValue owner, Position position) =>
        DotExpression($"Unknown property '{name}' - a getter is not registered for type '{RhaiTypes.NameOf(owner)}'", position);

    public static RhaiException UnwritableProperty(string name, in RhaiValue owner, in RhaiValue value, Position position) =>
        DotExpression($"No writable property '{name}' - a setter is not registered for type '{RhaiTypes.NameOf(owner)}' to handle '{RhaiTypes.NameOf(value)}'", position);

    public static RhaiException NoIndexer(in RhaiValue owner, in RhaiValue index, Position position)
    {
        var types = $"{RhaiTypes.NameOf(owner)} [{RhaiTypes.NameOf(index)}]";
        return new(RhaiErrorKind.IndexingType, $"Indexer unavailable: {types}", position) { Details = new() { ["type"] = types } };
    }

    public static RhaiException Mismatch(string expected, in RhaiValue actual, Position position) =>
        Mismatch(expected, RhaiTypes.NameOf(actual), position);

    public static RhaiException Mismatch(string expected, string actual, Position position) =>
        new(RhaiErrorKind.MismatchDataType, $"Data type incorrect: {actual} (expecting {expected})", position)
        {
            Details = new() { ["requested"] = expected, ["actual"] = actual },
        };

    public static RhaiException ArrayBounds(long length, long index, Position position) =>
        Bounds(RhaiErrorKind.ArrayBounds, length, index, position, $"Array index {index} out of bounds: {Only(length, "element", "array")}");

    public static RhaiException StringBounds(long length, long index, Position position) =>
        Bounds(RhaiErrorKind.StringBounds, length, index, position, $"String index {index} out of bounds: {Only(length, "character", "string")}");

    public static RhaiException BitBounds(long index, Position position) =>
        Bounds(RhaiErrorKind.BitFieldBounds, 64, index, position, $"Bit-field index {index} out of bounds: only 64 bits in bit-field");

    public static RhaiException Arithmetic(string message, Position position = default) => new(RhaiErrorKind.Arithmetic, message, position);

    public static RhaiException TooLarge(string what, Position position) => new(RhaiErrorKind.DataTooLarge, $"{what} too large", position);

    public static RhaiException AssignmentToConstant(string name, Position position) =>
        new(RhaiErrorKind.AssignmentToConstant, $"Cannot modify constant {name}", position) { Details = new() { ["variable"] = name } };

    public static RhaiException NonPure(string name, Position position) =>
        new(RhaiErrorKind.NonPureMethodCallOnConstant, $"Non-pure method '{name}' cannot be called on constant", position) { Details = new() { ["function"] = name } };

    public static RhaiException UnboundThis(Position position) => new(RhaiErrorKind.UnboundThis, "'this' not bound", position);

    public static RhaiException DataRace(string name, int argument)
    {
        var variable = $"argument #{argument} of function '{name}'";
        return new(RhaiErrorKind.DataRace, $"Data race detected on variable '{variable}'") { Details = new() { ["variable"] = variable } };
    }

    public static RhaiException TooManyOperations(Position position) =>
        new(RhaiErrorKind.TooManyOperations, "Too many operations", position);

    public static RhaiException StackOverflow(Position position) => new(RhaiErrorKind.StackOverflow, "Stack overflow", position);

    public static RhaiException Thrown(in RhaiValue value, Position position) =>
        new(RhaiErrorKind.Runtime, value.IsUnit || value is { Kind: RhaiKind.String, Text.Units: 0 } ? "Runtime error" : $"Runtime error: {RhaiPrinter.Print(value)}", position) { Thrown = value };

    // In this error the property that a script sees is the whole message.
    private static RhaiException DotExpression(string message, Position position) =>
        new(RhaiErrorKind.DotExpr, message, position) { Details = new() { ["property"] = message } };

    private static RhaiException Bounds(RhaiErrorKind kind, long length, long index, Position position, string message) =>
        new(kind, message, position) { Details = new() { ["length"] = length, ["index"] = index } };

    private static string Only(long length, string noun, string container) => length == 0 ? $"{container} is empty"
        : string.Create(CultureInfo.InvariantCulture, $"only {length} {noun}{(length == 1 ? "" : "s")} in {container}");
}
