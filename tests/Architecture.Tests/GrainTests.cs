using System.Reflection;
using System.Text.RegularExpressions;
using Orleans;
using Orleans.Runtime;

namespace Oqupie.Architecture.Tests;

public sealed partial class GrainTests
{
    private const int MaxMethods = 7;

    private static IEnumerable<Type> Grains => House.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrainBase).IsAssignableFrom(type));

    private static IEnumerable<Type> Interfaces => House.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)));

    [Fact]
    public void There_are_grains_to_look_at() => Assert.NotEmpty(Grains);

    [Fact]
    public void Grains_are_nobodys_business_but_their_own_projects() =>
        Offenders.None(Grains.Where(grain => grain.IsVisible || !grain.IsSealed));

    [Fact]
    public void Grains_have_a_name_that_survives_their_class() =>
        Offenders.None(Grains.Where(grain => grain.GetCustomAttribute<GrainTypeAttribute>() is null));

    [Fact]
    public void No_two_grains_have_one_name() => Offenders.None(Twice(Grains.Select(grain => GrainTypeOf(grain) ?? grain.FullName!)));

    [Fact]
    public void No_two_grains_keep_their_state_under_one_name() => Offenders.None(Twice(
        from grain in Grains
        from parameter in grain.GetConstructors().SelectMany(constructor => constructor.GetParameters())
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where state is not null
        select state.StateName));

    [Fact]
    public void A_grain_interface_promises_seven_things_at_most() =>
        Offenders.None(Interfaces
            .Select(type => (Type: type, Count: OwnMethods(type).Count()))
            .Where(promise => promise.Count > MaxMethods)
            .Select(promise => $"{promise.Type.FullName}: {promise.Count}"));

    [Fact]
    public void Names_of_promises_do_not_say_that_they_are_asynchronous() =>
        Offenders.None(Interfaces
            .SelectMany(OwnMethods)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));

    [Fact]
    public void Cancellation_tokens_come_last() =>
        Offenders.None(Interfaces
            .SelectMany(OwnMethods)
            .Where(method => method.GetParameters().SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));

    [Fact]
    public void A_grain_leaves_threads_to_Orleans() =>
        Offenders.None(
            from file in House.Sources
            where file.StartsWith("src/Grains/", StringComparison.Ordinal) && Path.GetFileName(file).Split('.')[0].EndsWith("Grain", StringComparison.Ordinal)
            from found in Threading().Matches(House.Read(file))
            select $"{file}: {found.Value}");

    /// <summary>Without a number it is one for each core, and what waits for the database waits for its turn first.</summary>
    [Fact]
    public void A_stateless_worker_says_how_many_may_wait_at_once() =>
        Offenders.None(
            from file in House.Sources
            where file.StartsWith("src/Grains/", StringComparison.Ordinal)
            where UnnumberedWorker().IsMatch(House.Read(file))
            select file);

    private static IEnumerable<MethodInfo> OwnMethods(Type type) =>
        type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public).Where(method => !method.IsSpecialName);

    private static string? GrainTypeOf(Type grain) =>
        grain.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(GrainTypeAttribute))?.ConstructorArguments[0].Value as string;

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(
        @"Task\.Run\(|\block\s*\(|ConfigureAwait\(false\)|\[Reentrant|\bMonitor\.|new\s+SemaphoreSlim\(\s*1\s*[,)]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Threading();

    [GeneratedRegex(@"\bStatelessWorker\b(?!\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnnumberedWorker();
}
