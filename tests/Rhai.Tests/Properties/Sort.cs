namespace Maru.Rhai.Tests.Properties;

/// <summary>What a random expression is meant to give. Now and then it gives something else: errors must agree too.</summary>
internal enum Sort
{
    Int,
    Float,
    Text,
    Bool,
    Array,
    Map,
    Closure,
}
