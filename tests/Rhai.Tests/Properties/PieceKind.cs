namespace Maru.Rhai.Tests.Properties;

/// <summary>What may stand in a place of a random script.</summary>
internal enum PieceKind
{
    Expression,
    Statement,
    Statements,
}
