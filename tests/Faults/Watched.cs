using System.Reflection;
using System.Runtime.ExceptionServices;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Faults;

/// <summary>
/// A port with a watch around each call: whoever awaits it may find the process gone before it was done, or after it was done and before they hear.
/// </summary>
/// <remarks>Neither sealed nor internal: the runtime derives from it.</remarks>
public class Watched : DispatchProxy
{
    private static readonly MethodInfo AfterAnswerMethod = typeof(Watched).GetMethod(nameof(AfterAnswer), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private object _port = null!;
    private string _name = "";
    private Fault _fault = null!;

    internal static T Of<T>(T port, Fault fault, string name)
        where T : class => Around<T>(port, fault, name);

    /// <param name="port">Has all methods of the interface, be it under several.</param>
    internal static T Around<T>(object port, Fault fault, string name)
        where T : class
    {
        var proxy = Create<T, Watched>();
        var watched = (Watched)(object)proxy;
        (watched._port, watched._name, watched._fault) = (port, name, fault);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        var concerned = _fault.Concerns($"{_name}.{method.Name}");

        if (concerned)
        {
            _fault.Before();
        }

        var answer = Call(method, args);

        return answer switch
        {
            Task task when method.ReturnType == typeof(Task) => concerned ? After(task) : task,
            Task when concerned || method.ReturnType == typeof(Task<IMailbox>) =>
                AfterAnswerMethod.MakeGenericMethod(method.ReturnType.GenericTypeArguments).Invoke(this, [answer, concerned]),
            _ => answer,
        };
    }

    private object? Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_port, args);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private async Task After(Task task)
    {
        await task;
        _fault.After();
    }

    private async Task<T> AfterAnswer<T>(Task<T> task, bool concerned)
    {
        var answer = await task;

        if (concerned)
        {
            _fault.After();
        }

        return answer is IMailbox mailbox ? (T)Of(mailbox, _fault, nameof(IMailbox)) : answer;
    }
}
