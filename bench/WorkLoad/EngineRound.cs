namespace Maru.WorkLoad;

/// <summary>One round's figures.</summary>
internal sealed record EngineRound(
    string Database, double Commits1, double Commits4, double StepsPerSecond, double CpuPerStepMicros, double StatementsPerStep, double StatementsPerRun,
    double FirstStepP50Ms, double FirstStepP99Ms);
