namespace Maru.Kernel;

/// <summary>The value of an act that succeeds without an answer: <c>Outcome&lt;Nothing&gt;</c>.</summary>
public readonly record struct Nothing;
