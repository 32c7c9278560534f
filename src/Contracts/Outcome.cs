using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Contracts;

/// <summary>What an answer is when the asked thing may rightly be refused: a value, or the refusal.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Outcome`1")]
public readonly record struct Outcome<T>
{
    [Id(0)]
    public T? Value { get; private init; }

    [Id(1)]
    public Refusal? Refusal { get; private init; }

    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is null;
    }
}

/// <summary>The value of an <see cref="Outcome{T}"/> that has nothing to say but that it was done.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Done")]
public readonly record struct Done;
