namespace Maru.Rhai.Running;

#pragma warning disable CS1591 // The names are the documentation; they are the language's own, without the leading "Error".
/// <summary>Why a script failed. <see cref="RhaiException.KindName"/> gives the language's own spelling.</summary>
public enum RhaiErrorKind
{
    Parsing, FunctionNotFound, VariableNotFound, VariableExists, ForbiddenVariable, PropertyNotFound, IndexNotFound, ModuleNotFound,
    InModule, UnboundThis, MismatchDataType, MismatchOutputType, IndexingType, ArrayBounds, StringBounds,
    BitFieldBounds, For, DataRace, NonPureMethodCallOnConstant, AssignmentToConstant, DotExpr, Arithmetic, Runtime,
    TooManyOperations, TooManyVariables, TooManyModules, StackOverflow, DataTooLarge, Terminated, System,
}
#pragma warning restore CS1591
